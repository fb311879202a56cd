using System.Text.Json;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>One history, and what was asked of osstest's program.</summary>
internal sealed record Scenario
{
    public const string FileName = "history.json";

    public required string Folder { get; init; }

    public required BranchName Branch { get; init; }

    /// <summary>The tree that is pushed.</summary>
    public required string Tree { get; init; }

    public required IReadOnlyList<CompleteFlight> Flights { get; init; }

    /// <summary>The reports of which the text is kept, in the order of the history that they saw.</summary>
    public required IReadOnlyList<Examination> Examinations { get; init; }

    public string Name => Path.GetFileName(Folder);

    public static Scenario Load(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, FileName)));
        var root = document.RootElement;
        Assert.Equal("flight-history/1", root.GetProperty("format").GetString());
        var allowFiles = root.GetProperty("allow_files").EnumerateObject().ToDictionary(
            file => file.Name,
            file => new AllowFile(file.Name, string.Concat(file.Value.EnumerateArray().Select(line => line.GetString() + "\n"))));
        var allowLists = new AllowLists(allowFiles);
        return new Scenario
        {
            Folder = folder,
            Branch = new BranchName(root.GetProperty("branch").GetString()!),
            Tree = root.GetProperty("tree").GetString()!,
            Flights = [.. root.GetProperty("flights").EnumerateArray().Select(FlightJson.Read)],
            Examinations =
            [
                .. root.GetProperty("examined").EnumerateArray()
                    .Where(entry => entry.GetProperty("output").ValueKind != JsonValueKind.Null)
                    .Select(entry => ExaminationJson.Read(entry, allowLists))
                    .OrderBy(examination => examination.VisibleUpTo),
            ],
        };
    }

    /// <summary>A file that osstest's program wrote.</summary>
    public string Read(Examination examination, string ending) =>
        File.ReadAllText(Path.Combine(Folder, $"{examination.Output}.{ending}"));
}
