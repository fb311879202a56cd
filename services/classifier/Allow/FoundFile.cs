using Flights.Domain.Flights;

namespace Flights.Classifier.Allow;

/// <summary>An allow file that was found.</summary>
/// <param name="Lab">The lab that it is of.</param>
/// <param name="Name">Its name, behind the folder that it stands in.</param>
/// <param name="Text">Its text, or null if it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; empty if it can.</param>
internal sealed record FoundFile(LabName Lab, string Name, string? Text, string Problem);
