using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary><c>X-Osstest-Failures</c> ⇄ rows: osstest writes an entry for each row, in their order, with the branch of the flight and the
/// class of the row's section. A mail without any of osstest's headers, such as an ad-hoc run's, is not compared.</summary>
internal static class FailuresHeaderCheck
{
    private const string Header = "X-Osstest-Failures";

    public static void Run(LintRun run)
    {
        if (!run.IsEnvelopeDeviant || run.Text.OsstestHeaders.Count == 0)
        {
            return;
        }

        var entries = HeaderEntries.Read(run.Text.OsstestHeaders, Header, ':', 4)
            .Select(entry => (Entry: FailureEntry.Read(entry.Text), entry.Line))
            .ToList();
        var rows = run.Flight.Failures.Select(row => (Entry: FailureEntry.Of(run.Flight.Branch, row), Row: row)).ToList();
        var loneEntries = Without(entries, entry => entry.Entry, rows.Select(row => row.Entry));
        var loneRows = Without(rows, row => row.Entry, entries.Select(entry => entry.Entry));
        for (var i = 0; i < Math.Max(loneEntries.Count, loneRows.Count); i++)
        {
            if (i >= loneEntries.Count)
            {
                run.Add(
                    LintReasons.RowNotInHeader, run.Places.Row(loneRows[i].Row), ReportPlaces.Header(Header),
                    $"The row of {loneRows[i].Row.Step} has no entry in the header.");
            }
            else if (i >= loneRows.Count)
            {
                run.Add(
                    LintReasons.HeaderEntryWithoutRow, rows.Count > 0 ? run.Places.Section(rows[^1].Row.Section) : run.Places.Verdict(),
                    ReportPlaces.Header(Header, loneEntries[i].Line),
                    $"The header names {loneEntries[i].Entry.Job} {loneEntries[i].Entry.TestId}, and no row does.");
            }
            else
            {
                Compare(run, loneRows[i].Row, loneRows[i].Entry, loneEntries[i].Entry, loneEntries[i].Line);
            }
        }

        if (loneEntries.Count == 0 && loneRows.Count == 0)
        {
            CompareOrder(run, rows, entries);
        }
    }

    private static void Compare(LintRun run, StepFailure row, FailureEntry own, FailureEntry read, int line)
    {
        CompareField(run, row, LintReasons.HeaderNamesOtherBranch, own.Branch, read.Branch, line);
        CompareField(run, row, LintReasons.HeaderNamesOtherJob, own.Job, read.Job, line);
        CompareField(run, row, LintReasons.HeaderNamesOtherTest, own.TestId, read.TestId, line);
        CompareField(run, row, LintReasons.HeaderNamesOtherStatus, own.Status, read.Status, line);
        CompareField(run, row, LintReasons.HeaderNamesOtherClass, own.Class, read.Class, line);
    }

    private static void CompareField(LintRun run, StepFailure row, string reason, string own, string read, int line)
    {
        if (own != read)
        {
            run.Add(
                reason, run.Places.Row(row, own), ReportPlaces.Header(Header, line),
                $"The row of {row.Step} says '{own}', and its entry in the header '{read}'.");
        }
    }

    private static void CompareOrder(
        LintRun run, List<(FailureEntry Entry, StepFailure Row)> rows, List<(FailureEntry Entry, int Line)> entries)
    {
        var first = rows.Zip(entries).TakeWhile(pair => pair.First.Entry == pair.Second.Entry).Count();
        if (first < rows.Count)
        {
            run.Add(
                LintReasons.HeaderInOtherOrder, run.Places.Row(rows[first].Row), ReportPlaces.Header(Header, entries[first].Line),
                $"The header holds the rows in another order, from {rows[first].Row.Step} on.");
        }
    }

    // Equal ones are taken off one against one, in order.
    private static List<T> Without<T>(List<T> items, Func<T, FailureEntry> keyOf, IEnumerable<FailureEntry> others)
    {
        var left = others.GroupBy(other => other).ToDictionary(group => group.Key, group => group.Count());
        return [.. items.Where(item => !Take(left, keyOf(item)))];
    }

    private static bool Take(Dictionary<FailureEntry, int> left, FailureEntry entry)
    {
        var count = left.GetValueOrDefault(entry);
        left[entry] = count - 1;
        return count > 0;
    }
}
