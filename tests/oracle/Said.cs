using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>What we say of one flight.</summary>
/// <param name="Subject">The subject of the mail.</param>
/// <param name="Headers">What the program prints above the report.</param>
/// <param name="Text">The report.</param>
/// <param name="MachineOutput">The machine-readable output.</param>
/// <param name="Push">What is decided on the push, or null if nothing is to decide.</param>
internal sealed record Said(string Subject, string Headers, string Text, string MachineOutput, PushOutcome? Push);
