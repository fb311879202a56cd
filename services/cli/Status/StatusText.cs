using Flights.Cli.Output;

namespace Flights.Cli.Status;

/// <summary>Prints for people how branches stand.</summary>
internal static class StatusText
{
    private static readonly TonedText None = new("-", Tone.Quiet);

    /// <summary>Prints one line a branch, and how many gates are shut.</summary>
    public static void Write(IReadOnlyList<V1.BranchStatus> branches, TonedWriter writer)
    {
        if (branches.Count == 0)
        {
            writer.WriteLine("no branch has a recorded flight");
            return;
        }

        var table = new TonedColumns("branch", "gate", "since", "on", "attempts", "newest", "reported", "remarks", "blockers");
        foreach (var branch in branches)
        {
            var isShut = branch.Gate?.State == V1.GateState.Shut;
            table.Add(
                Words.Branch(branch.Branch),
                GateOf(branch),
                branch.Gate is { } gate ? Words.Flight(gate.SinceFlight) : None,
                branch.SinceTime is null ? None : Words.Day(branch.SinceTime),
                isShut ? $"{branch.AttemptCount}" : None,
                Words.Flight(branch.NewestFlight),
                branch.NewestReportTime is null ? None : Words.Day(branch.NewestReportTime),
                RemarksOf(branch),
                branch.Gate is null ? None : BlockersOf(branch.Gate));
        }

        table.Write(writer);
        writer.WriteLine();
        writer.WriteLine(
            $"{Words.Count(branches.Count, "branch", "branches")}: {Count(branches, V1.GateState.Open)} open, "
            + $"{Count(branches, V1.GateState.Shut)} shut, {branches.Count(branch => branch.Gate is null)} unknown");
    }

    private static int Count(IEnumerable<V1.BranchStatus> branches, V1.GateState state) => branches.Count(branch => branch.Gate?.State == state);

    private static TonedText GateOf(V1.BranchStatus branch) => branch switch
    {
        { Gate: null } => new("unknown", Tone.Quiet),
        { Gate.State: V1.GateState.Shut } => new("shut", Tone.Bad),
        { Forced: true } => new("forced", Tone.Doubtful),
        _ => new("open", Tone.Good),
    };

    private static TonedText RemarksOf(V1.BranchStatus branch)
    {
        var remarks = new List<string>();
        if (branch.StuckDays > 0)
        {
            remarks.Add($"stuck for {Words.Count(branch.StuckDays, "day", "days")}");
        }

        if (branch.Silent)
        {
            remarks.Add($"silent for {Words.Count((int)branch.Silence.ToTimeSpan().TotalDays, "day", "days")}");
        }

        return remarks.Count > 0 ? new(string.Join(", ", remarks), Tone.Doubtful) : None;
    }

    private static TonedText BlockersOf(V1.Gate gate) => gate.Blockers switch
    {
        [] => None,
        [var only] => Words.Step(only.Step),
        [var first, ..] => $"{Words.Step(first.Step)} and {gate.Blockers.Count - 1} more",
    };
}
