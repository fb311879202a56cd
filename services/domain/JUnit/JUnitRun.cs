using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>What a flight is that JUnit XML holds the results of: the files themselves do not tell.</summary>
public sealed record JUnitRun
{
    /// <summary>The lab: the CI system, or one project in it.</summary>
    public required LabName Lab { get; init; }

    /// <summary>The flight's number: that of the pipeline.</summary>
    public required FlightNumber Number { get; init; }

    /// <summary>The branch under test.</summary>
    public required BranchName Branch { get; init; }

    /// <summary>The revision of each tree that was tested.</summary>
    public EquatableList<TreeRevision> Revisions { get; init; }

    /// <summary>Where the trees are, as far as that is known: the address by the tree's name.</summary>
    public EquatableList<(string Tree, string Address)> Trees { get; init; }

    /// <summary>When the run started, or null if that is not known: then the first suite's start counts.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>A page from which people find the logs; empty for none.</summary>
    public string LogUri { get; init; } = "";

    /// <summary>What <c>error</c> means: <see cref="StepStatus.Broken"/>, as osstest calls what is not the fault of the software under test,
    /// or <see cref="StepStatus.Fail"/>.</summary>
    public StepStatus ErrorStatus { get; init; } = StepStatus.Broken;

    /// <summary>Whether each class is a job, and not each suite.</summary>
    public bool HasJobPerClass { get; init; }
}
