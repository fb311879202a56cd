using Flights.Cli.Output;

namespace Flights.Cli.History;

/// <summary>Prints for people what became of a step: a strip with one character a flight, and what the characters mean.</summary>
internal static class HistoryText
{
    // A narrower terminal breaks the lines itself.
    private const int LeastStrip = 10;

    /// <summary>Prints it.</summary>
    /// <param name="branch">The branch's name.</param>
    /// <param name="step">The step.</param>
    /// <param name="history">Its outcomes, the newest first: one or more.</param>
    /// <param name="width">How many characters a line has.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(string branch, V1.StepKey step, V1.GetStepHistoryResponse history, int width, TonedWriter writer)
    {
        var outcomes = history.Outcomes.Reverse().Select(outcome => (Flight: Words.Flight(outcome.Flight), Sign: OutcomeSign.Of(outcome))).ToList();
        writer.WriteLine(
            $"{Words.Branch(branch)}  ",
            new(Words.Step(step), Tone.Strong),
            $": {Words.Count(outcomes.Count, "flight", "flights")}{(history.NextPageToken.Length > 0 ? ", and older ones" : "")}");
        WriteStrip(outcomes, width, writer);
        writer.WriteLine();
        foreach (var sign in OutcomeSign.All)
        {
            if (outcomes.Count(outcome => outcome.Sign == sign) is var count and > 0)
            {
                writer.WriteLine("  ", new($"{sign.Sign}", sign.Tone), $"  {count} {sign.Meaning}");
            }
        }

        writer.WriteLine();
        if (history.Outcomes.All(outcome => outcome.Outcome != V1.OutcomeKind.Status))
        {
            writer.WriteLine(new TonedText("no report of these flights names the step: it may be that there is none of that name", Tone.Doubtful));
        }

        writer.WriteLine(
            $"last pass {outcomes.LastOrDefault(outcome => outcome.Sign.IsPass).Flight ?? "not known"}, "
            + $"last failure {outcomes.LastOrDefault(outcome => outcome.Sign.IsFailure).Flight ?? "none"}");
    }

    private static void WriteStrip(List<(string Flight, OutcomeSign Sign)> outcomes, int width, TonedWriter writer)
    {
        var digits = outcomes.Max(outcome => outcome.Flight.Length);
        var strip = Math.Max(LeastStrip, width - (2 * (digits + 1)));
        foreach (var line in outcomes.Chunk(strip))
        {
            writer.Write($"{line[0].Flight.PadLeft(digits)} ");
            foreach (var run in RunsOf(line))
            {
                writer.Write(run);
            }

            writer.WriteLine($" {line[^1].Flight}");
        }
    }

    // One piece for equal signs side by side, so that a colour is begun once for all of them.
    private static IEnumerable<TonedText> RunsOf((string Flight, OutcomeSign Sign)[] line)
    {
        for (var begin = 0; begin < line.Length;)
        {
            var sign = line[begin].Sign;
            var end = Array.FindIndex(line, begin, each => each.Sign != sign) is var other and >= 0 ? other : line.Length;
            yield return new(new string(sign.Sign, end - begin), sign.Tone);
            begin = end;
        }
    }
}
