using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Filtering;
using Flights.Domain.Flights;
using Flights.Platform.Wire;

namespace Flights.Cli.Asking;

/// <summary>Which recorded branches a question is about.</summary>
/// <param name="Lab">Those of this lab; null for all labs.</param>
/// <param name="Patterns">Those that one of these patterns fits; none for all.</param>
internal sealed record BranchChoice(LabName? Lab, IReadOnlyList<TextPattern> Patterns)
{
    /// <summary>The branches, by name.</summary>
    /// <exception cref="ReplayFailedException">Branches are named, and none of them is recorded: then <see cref="ExitCode.NoInput"/>.</exception>
    public async Task<List<V1.Branch>> ReadAsync(Suite suite, CancellationToken cancellationToken)
    {
        var recorded = await suite.BranchesAsync(Lab is { } lab ? ResourceNames.Lab(lab) : ResourceNames.AnyLab, cancellationToken);
        var chosen = recorded.Where(branch => Fits(branch.Name)).ToList();
        return chosen.Count > 0 || Patterns.Count == 0
            ? chosen
            : throw new ReplayFailedException(
                ExitCode.NoInput, $"no recorded branch is as --branch says. Recorded are: {ListOf(recorded)}.");
    }

    /// <summary>The one branch.</summary>
    /// <exception cref="ReplayFailedException">It is not one: then <see cref="ExitCode.NoInput"/> or <see cref="ExitCode.UsageError"/>.</exception>
    public async Task<string> ReadOneAsync(Suite suite, CancellationToken cancellationToken)
    {
        var chosen = await ReadAsync(suite, cancellationToken);
        return chosen switch
        {
            [var only] => only.Name,
            [] => throw new ReplayFailedException(ExitCode.NoInput, "no branch has a recorded flight."),
            _ => throw new ReplayFailedException(ExitCode.UsageError, $"--branch has to name one of {ListOf(chosen)}."),
        };
    }

    private bool Fits(string name)
    {
        var branch = ResourceNames.ParseBranch(name, "name").Branch.Value;
        return Patterns.Count == 0 || Patterns.Any(pattern => pattern.Matches(branch));
    }

    private static string ListOf(IEnumerable<V1.Branch> branches) =>
        branches.Select(branch => Words.Branch(branch.Name)).ToList() is { Count: > 0 } names ? string.Join(", ", names) : "none";
}
