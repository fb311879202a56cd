using Flights.Cli.Output;
using Flights.Platform.Wire;

namespace Flights.Cli.Incidents;

/// <summary>Prints an incident for people.</summary>
internal static class IncidentText
{
    private const string Indent = "    ";

    /// <summary>Prints one line, and below it its regressions and the jobs that could not run.</summary>
    public static void Write(V1.Incident incident, TonedWriter writer)
    {
        var day = incident.BeginTime is null ? "" : $" ({Words.Day(incident.BeginTime)})";
        var blocked = incident.BlockedJobs.Count > 0 ? $", {Words.Count(incident.BlockedJobs.Count, "job", "jobs")} kept from running" : "";
        writer.WriteLine(
            incident.Open ? new("open", Tone.Bad) : new("over", Tone.Good),
            $"  {Words.Branch(incident.Branch)}  ",
            new(string.Join(", ", incident.TestIds), Tone.Strong),
            $"  since {Words.Flight(incident.FirstBadFlight)}{day}: "
            + $"{Words.Count(incident.Members.Count, "regression", "regressions")}{blocked}{LinkedOf(incident)}");
        foreach (var member in incident.Members)
        {
            writer.WriteLine(Indent, Tones.Of(member.State), $"  {Words.Step(member.Step)}{(member.FirstLogUri.Length > 0 ? "  " : "")}{member.FirstLogUri}");
        }

        foreach (var job in incident.BlockedJobs)
        {
            writer.WriteLine(Indent, new("kept", Tone.Doubtful), $"  {job.JobId}");
        }
    }

    /// <summary>Prints it, and the names of those of other branches that it may have to do with.</summary>
    public static void WriteWhole(V1.Incident incident, TonedWriter writer)
    {
        Write(incident, writer);
        foreach (var name in incident.LinkedIncidents.Prepend(incident.Name))
        {
            writer.WriteLine(new TonedText($"{Indent}{name}", Tone.Quiet));
        }
    }

    private static string LinkedOf(V1.Incident incident)
    {
        var branches = incident.LinkedIncidents.Select(BranchOf).Distinct(StringComparer.Ordinal).ToList();
        return branches.Count > 0 ? $", perhaps as on {string.Join(", ", branches)}" : "";
    }

    private static string BranchOf(string incident)
    {
        var (lab, branch, _) = ResourceNames.ParseIncident(incident, "linked_incidents");
        return Words.Branch(ResourceNames.Branch(lab, branch));
    }
}
