using System.Globalization;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Flights.Cli.Output;

/// <summary>The words that people read for names and values of the wire.</summary>
internal static class Words
{
    /// <summary>How many digits of a revision tell it apart: as git's own output in reports.</summary>
    private const int RevisionDigits = 10;

    /// <summary>The flight's number of a flight's name; empty for no flight.</summary>
    public static string Flight(string name) => name.Length == 0 ? "" : ResourceNames.ParseFlight(name, "flight").Flight.ToString();

    /// <summary>The branch of a branch's name, with its lab if that is not the default one.</summary>
    public static string Branch(string name)
    {
        var (lab, branch) = ResourceNames.ParseBranch(name, "branch");
        return lab == LabName.Default ? branch.Value : $"{lab}/{branch}";
    }

    /// <summary>The job and the test of a step.</summary>
    public static string Step(V1.StepKey step) => $"{step.JobId} {step.TestId}";

    /// <summary>A revision, shortened.</summary>
    public static string Revision(string revision) => revision.Length <= RevisionDigits ? revision : revision[..RevisionDigits];

    /// <summary>Each tree with its range, as <c>tree good..bad</c>.</summary>
    public static string Ranges(IEnumerable<V1.RevisionRange> ranges) =>
        string.Join(", ", ranges.Select(range => $"{range.Tree} {Revision(range.GoodRevision)}..{Revision(range.BadRevision)}"));

    /// <summary>The day of a time, in UTC; a dash for none.</summary>
    public static string Day(Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A time to the minute, in UTC; a dash for none.</summary>
    public static string Minute(Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A text of several lines as one line.</summary>
    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>A value of an enum in lower case.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        value.ToString().ToLowerInvariant();

    /// <summary>A count and what it counts, in the singular or the plural.</summary>
    public static string Count(int count, string singular, string plural) => count == 1 ? $"1 {singular}" : $"{count} {plural}";
}
