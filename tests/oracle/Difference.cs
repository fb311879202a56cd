namespace Flights.Oracle.Tests;

/// <summary>What we are held against osstest's program in.</summary>
internal enum Part
{
    Subject,
    Headers,
    Body,
    MachineOutput,
    Push,
}

/// <summary>A report in which we say other than osstest's program.</summary>
/// <param name="Part">In what.</param>
/// <param name="Scenario">The history.</param>
/// <param name="Output">The report.</param>
/// <param name="Lines">The lines that differ.</param>
internal sealed record Difference(Part Part, string Scenario, string Output, string Lines)
{
    public override string ToString() => $"{Scenario}/{Output} {Part}:\n{Lines}";
}
