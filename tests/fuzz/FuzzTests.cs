using System.Collections.Concurrent;
using System.Globalization;
using Flights.Fuzz.Tests.Checks;
using Flights.Fuzz.Tests.Inputs;

namespace Flights.Fuzz.Tests;

/// <summary>Spoilt mails and texts by the thousand: none brings the parser down, holds it up or comes back otherwise than it was.</summary>
public sealed class FuzzTests
{
    private const int WholeEvery = 8;
    private const int MostFailures = 10;
    private const int Tries = 6;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Read_MutatedInputs_NeverThrowNorTakeLongAndAreWrittenBack()
    {
        var settings = FuzzSettings.Current;
        var sources = FuzzSources.All();
        var failures = new ConcurrentDictionary<int, string>();
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var with = FuzzSources.HasCorpus ? "with" : "without";
        Tell($"seed {settings.Seed}, {settings.Cases} cases of {sources.Count} sources, {with} the corpus");

        var (first, last) = settings.Case is { } single ? (single, single + 1) : (0, settings.Cases);
        Parallel.For(first, last, (index, loop) =>
        {
            var input = FuzzCase.Make(settings.Seed, index, sources);
            if (Run(input, outcomes) is { } complaint)
            {
                failures[index] = $"{complaint}\n  {input.Origin}\n  {settings.Again(index)}";
            }

            if (failures.Count >= MostFailures)
            {
                loop.Stop();
            }
        });

        if (settings.Case is { } shown)
        {
            var input = FuzzCase.Make(settings.Seed, shown, sources);
            Tell($"the input: {Keep(input)}");
            Tell(string.Join(", ", CaseReading.Of(input.Bytes).Times.Select(step => $"{step.Step} {step.Time.TotalMilliseconds:F1} ms")));
        }

        Tell(string.Join(", ", outcomes.OrderByDescending(outcome => outcome.Value).Select(outcome => $"{outcome.Key} {outcome.Value}")));
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures.OrderBy(failure => failure.Key).Select(failure => failure.Value)));
    }

    private static string? Run(FuzzCase input, ConcurrentDictionary<string, int> outcomes)
    {
        CaseReading? reading = null;
        var complaints = new List<string>();
        try
        {
            reading = CaseReading.Of(input.Bytes);
            complaints.AddRange(CaseCheck.Complaints(input.Bytes, reading));
            if (input.Index % WholeEvery == 0)
            {
                complaints.AddRange(CaseCheck.WholeComplaints(input.Bytes, reading, CaseReading.AsWhole(input.Bytes)));
            }

            if (reading.Time > MaxTime && LeastTime(input) is var least && least > MaxTime)
            {
                complaints.Add($"{input.Bytes.Length} bytes took {least.TotalMilliseconds:F0} ms");
            }
        }
        catch (Exception exception)
        {
            complaints.Add(exception.ToString());
        }

        outcomes.AddOrUpdate(reading?.Outcome ?? "exception", 1, (_, count) => count + 1);
        return complaints.Count == 0 ? null : $"case {input.Index}: {string.Join("; ", complaints)}";
    }

    // What the compiler and the garbage collector take on this thread is no part of the case: the least of some tries counts.
    private static TimeSpan LeastTime(FuzzCase input)
    {
        var least = TimeSpan.MaxValue;
        for (var tries = 0; tries < Tries && least > MaxTime; tries++)
        {
            var time = CaseReading.Of(input.Bytes).Time;
            least = time < least ? time : least;
        }

        return least;
    }

    private static string Keep(FuzzCase input)
    {
        var file = Path.Combine(AppContext.BaseDirectory, string.Create(CultureInfo.InvariantCulture, $"case-{input.Index}.eml"));
        File.WriteAllBytes(file, input.Bytes);
        return file;
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
