using Flights.Domain.Flights;

namespace Flights.Domain.Reports;

/// <summary>What the subject of a report says: <c>[BRANCH test] N: OUTCOME</c>, perhaps with <c> - PUSHED</c>.</summary>
/// <param name="Branch">The branch; null in an ad-hoc run's subject, which names none.</param>
/// <param name="Flight">The flight.</param>
/// <param name="Headline">The outcome, without <c> - PUSHED</c>.</param>
/// <param name="IsPushed">Whether it ends in <c> - PUSHED</c>.</param>
/// <param name="RunKind">What sort of run it was.</param>
/// <param name="Prefix">What stands in front of it: a reply's or a list's mark.</param>
internal sealed record SubjectLine(
    BranchName? Branch, FlightNumber Flight, string Headline, bool IsPushed, RunKind RunKind, string Prefix)
{
    private static readonly EquatableList<(string Words, RunKind Kind)> Runs =
        [(" baseline test", RunKind.Baseline), (" baseline-only test", RunKind.BaselineOnly), (" test", RunKind.Main)];

    private const string Pushed = " - PUSHED";

    /// <summary>The subject of a flight's report, as osstest gives it; empty for a report without one.</summary>
    public static string Of(Flight flight)
    {
        if (flight.Report.Headline.Length == 0)
        {
            return "";
        }

        var pushed = flight.Report.HeadlinePushed ? Pushed : "";
        return $"{flight.Report.SubjectPrefix}[{RunOf(flight)}] {flight.Number}: {flight.Report.Headline}{pushed}";
    }

    private static string RunOf(Flight flight)
    {
        foreach (var (words, kind) in Runs)
        {
            if (kind == flight.RunKind)
            {
                return flight.Branch.Value + words;
            }
        }

        return "adhoc test";
    }

    /// <summary>Reads a subject.</summary>
    /// <returns>What it says, or null if it is not a flight report's.</returns>
    public static SubjectLine? Read(ReadOnlySpan<char> subject)
    {
        var whole = subject;
        subject = WithoutPrefixes(subject);
        var close = subject.IndexOf(']');
        if (close < 0 || subject[0] != '[' || !TryReadRun(subject[1..close], out var branch, out var kind))
        {
            return null;
        }

        var rest = subject[(close + 1)..].Trim();
        var colon = rest.IndexOf(':');
        if (colon < 0 || !FlightNumber.TryParse(rest[..colon], out var flight))
        {
            return null;
        }

        var headline = rest[(colon + 1)..].Trim();
        var pushed = headline.EndsWith(Pushed, StringComparison.Ordinal);
        return new SubjectLine(branch, flight, (pushed ? headline[..^Pushed.Length] : headline).ToString(), pushed, kind, PrefixOf(whole));
    }

    /// <summary>Whether a subject is a bisection report's: <c>[BRANCH bisection] STATE JOB</c>.</summary>
    public static bool IsBisection(ReadOnlySpan<char> subject)
    {
        subject = WithoutPrefixes(subject);
        var close = subject.IndexOf(']');
        return close > 0 && subject[0] == '[' && subject[1..close].EndsWith(" bisection", StringComparison.Ordinal);
    }

    // A reply's "Re: " and a list's "[Xen-devel] ", in any number and order. A list's tag holds no blank, a report's always does.
    private static ReadOnlySpan<char> WithoutPrefixes(ReadOnlySpan<char> subject)
    {
        while (true)
        {
            subject = subject.Trim();
            var tag = subject.Length > 0 && subject[0] == '[' ? subject.IndexOf(']') : -1;
            if (subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase))
            {
                subject = subject[3..];
            }
            else if (tag > 0 && !subject[..tag].Contains(' '))
            {
                subject = subject[(tag + 1)..];
            }
            else
            {
                return subject;
            }
        }
    }

    private static string PrefixOf(ReadOnlySpan<char> subject)
    {
        subject = subject.TrimEnd();
        return subject[..^WithoutPrefixes(subject).Length].ToString();
    }

    private static bool TryReadRun(ReadOnlySpan<char> text, out BranchName? branch, out RunKind kind)
    {
        (branch, kind) = (null, RunKind.Adhoc);
        if (text is "adhoc test")
        {
            return true;
        }

        foreach (var (words, named) in Runs)
        {
            if (text.EndsWith(words, StringComparison.Ordinal) && text[..^words.Length].ToString() is var name && BranchName.IsValid(name))
            {
                (branch, kind) = (new BranchName(name), named);
                return true;
            }
        }

        return false;
    }
}
