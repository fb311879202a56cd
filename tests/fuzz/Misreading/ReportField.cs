namespace Flights.Fuzz.Tests.Misreading;

/// <summary>A field of a mailed report.</summary>
/// <param name="Name">What it is called in the table of results.</param>
/// <param name="Second">Where in the mail it stands once more, or what else in the mail holds it; empty if nothing does.</param>
internal sealed record ReportField(string Name, string Second = "")
{
    /// <summary>Whether it stands twice, so that no change of it alone may go unseen.</summary>
    public bool StandsTwice => Second.Length > 0;
}
