using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>
/// Brings lines into one order whose order osstest leaves undefined: it works off failures of equally long jobs as a hash table has them.
/// Only lines that stand together, in one section and with one sort text, or below one flight of the machine-readable output, change
/// places.
/// </summary>
internal sealed class TieOrder(FlightJudgement judgement, Flight report)
{
    private readonly Dictionary<(FlightNumber Flight, StepKey Step), TimeSpan> _estimates =
        judgement.Failures.ToDictionary(failure => (failure.Flight, failure.Step), failure => failure.DurationEstimate);

    /// <summary>The body with the rows of each tie sorted.</summary>
    public string OfBody(string text)
    {
        var lines = text.Split('\n');
        var rows = new List<int>();
        var started = false;
        for (var i = 0; i < lines.Length && rows.Count < report.Failures.Count; i++)
        {
            started |= lines[i].StartsWith("flight ", StringComparison.Ordinal);
            if (started && lines[i].StartsWith(' '))
            {
                rows.Add(i);
            }
        }

        SortTies(lines, rows);
        return string.Join('\n', lines);
    }

    /// <summary>The program's headers with the entries of each tie sorted.</summary>
    public string OfHeaders(string text)
    {
        var lines = text.Split('\n');
        var first = Array.IndexOf(lines, "X-Osstest-Failures:") + 1;
        if (first > 0)
        {
            SortTies(lines, [.. Enumerable.Range(first, Math.Min(report.Failures.Count, lines.Length - first))]);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The machine-readable output with the lines of each tie sorted.</summary>
    public string OfMachineOutput(string text)
    {
        var lines = text.Split('\n');
        var flight = report.Number;
        var keys = new string?[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Split(' ');
            if (words[0] == "flight" && FlightNumber.TryParse(words[1], out var named))
            {
                flight = named;
            }
            else if (words.Length > 2 && EstimateOf(flight, words[1], words[2]) is { } estimate)
            {
                keys[i] = $"{flight} {estimate}";
            }
        }

        for (int start = 0, end; start < lines.Length; start = end)
        {
            end = start + 1;
            while (keys[start] is not null && end < lines.Length && keys[end] == keys[start])
            {
                end++;
            }

            Array.Sort(lines, start, end - start, StringComparer.Ordinal);
        }

        return string.Join('\n', lines);
    }

    private TimeSpan? EstimateOf(FlightNumber flight, string job, string testId)
    {
        foreach (var test in (string[])[testId, StepKey.NoneExecuted, StepKey.JobStatus])
        {
            if (_estimates.TryGetValue((flight, new StepKey(job, test)), out var estimate))
            {
                return estimate;
            }
        }

        return null;
    }

    private void SortTies(string[] lines, List<int> rows)
    {
        for (int start = 0, end; start < rows.Count; start = end)
        {
            end = start + 1;
            while (end < rows.Count && TieOf(end) == TieOf(start))
            {
                end++;
            }

            var tied = rows[start..end].Select(row => lines[row]).Order(StringComparer.Ordinal).ToList();
            for (var i = start; i < end; i++)
            {
                lines[rows[i]] = tied[i - start];
            }
        }
    }

    private (ReportSection Section, string SortText, TimeSpan Estimate) TieOf(int index)
    {
        var row = report.Failures[index];
        return (row.Section, $"{row.Status} {row.SeenIn} {row.Summary}", _estimates[(row.SeenIn ?? report.Number, row.Step)]);
    }
}
