namespace Flights.Oracle.Tests;

/// <summary>What we say, held against what osstest's program wrote.</summary>
internal sealed class Comparison
{
    private readonly List<Difference> _differences = [];
    private readonly Dictionary<Part, int> _compared = [];

    /// <summary>How many texts of a part were compared.</summary>
    public int Compared(Part part) => _compared.GetValueOrDefault(part);

    /// <summary>Those in which we say otherwise.</summary>
    public IReadOnlyList<Difference> Differences(Part part) => [.. _differences.Where(difference => difference.Part == part)];

    /// <summary>Compares what we say of one flight.</summary>
    /// <param name="scenario">The history.</param>
    /// <param name="examination">What was asked.</param>
    /// <param name="said">What we say.</param>
    /// <param name="ties">Brings the lines into one order whose order is undefined.</param>
    public void Hold(Scenario scenario, Examination examination, Said said, TieOrder ties)
    {
        void Hold(Part part, string expected, string actual) => Compare(part, scenario, examination, expected, actual);

        Hold(Part.Headers, ties.OfHeaders(scenario.Read(examination, "headers")), ties.OfHeaders(said.Headers));
        Hold(Part.Body, ties.OfBody(scenario.Read(examination, "report.txt")), ties.OfBody(said.Text));
        Hold(Part.Push, examination.PushResult ?? "none", PushWords.Of(said.Push));
        if (examination.Subject is { } subject)
        {
            Hold(Part.Subject, subject, said.Subject);
        }

        if (examination.HasMachineOutput)
        {
            Hold(Part.MachineOutput, ties.OfMachineOutput(scenario.Read(examination, "mro")), ties.OfMachineOutput(said.MachineOutput));
        }
    }

    private void Compare(Part part, Scenario scenario, Examination examination, string expected, string actual)
    {
        _compared[part] = Compared(part) + 1;
        if (expected != actual)
        {
            _differences.Add(new Difference(part, scenario.Name, examination.Output, LinesThatDiffer(expected, actual)));
        }
    }

    private static string LinesThatDiffer(string expected, string actual)
    {
        var (wanted, written) = (expected.Split('\n'), actual.Split('\n'));
        var (start, end) = (0, 0);
        var shorter = Math.Min(wanted.Length, written.Length);
        while (start < shorter && wanted[start] == written[start])
        {
            start++;
        }

        while (end < shorter - start && wanted[^(end + 1)] == written[^(end + 1)])
        {
            end++;
        }

        var lines = wanted[start..^end].Select(line => $"  osstest: {line}").Concat(written[start..^end].Select(line => $"  we:      {line}"));
        return string.Join('\n', lines);
    }
}
