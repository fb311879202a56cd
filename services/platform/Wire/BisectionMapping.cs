using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps the facts of a bisection.</summary>
public static class BisectionMapping
{
    /// <summary>The facts on the wire.</summary>
    public static V1.Bisection ToWire(this Bisection bisection)
    {
        var wire = new V1.Bisection
        {
            Branch = ResourceNames.Branch(bisection.Lab, bisection.Branch),
            State = bisection.State,
            ConfiguredBranch = bisection.ConfiguredBranch,
            XenBranch = bisection.XenBranch,
            Step = bisection.Step.ToWire(),
            GraphUri = bisection.GraphUri,
            ToolLog = bisection.ToolLog,
            LastFlight = bisection.LastFlight?.ToWire(),
            Subject = bisection.Subject,
            MessageId = bisection.MessageId,
            ReportTime = bisection.ReportTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            Digest = bisection.Digest,
            BodyHashState = EnumMapping<BodyHashState, V1.BodyHashState>.ToWire(bisection.BodyHashState),
            HasCrlf = bisection.HasCrLf,
            ListFooter = bisection.ListFooter,
        };
        wire.Trees.AddRange(bisection.Trees.Select(ToWire));
        wire.Findings.AddRange(bisection.Findings.Select(ToWire));
        wire.Results.AddRange(bisection.Results.Select(result => ToWire(result, bisection.Lab)));
        wire.Deviations.AddRange(bisection.Deviations.Select(ReportFormMapping.ToWire));
        return wire;
    }

    /// <summary>The facts of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static Bisection ToDomain(this V1.Bisection wire)
    {
        var (lab, branch) = ResourceNames.ParseBranch(wire.Branch, "bisection.branch");
        return new Bisection
        {
            Lab = lab,
            Branch = branch,
            State = wire.State,
            ConfiguredBranch = wire.ConfiguredBranch,
            XenBranch = wire.XenBranch,
            Step = (wire.Step ?? new V1.StepKey()).ToDomain(),
            Trees = wire.Trees.Select(ToDomain).ToEquatableList(),
            Findings = wire.Findings.Select(ToDomain).ToEquatableList(),
            GraphUri = wire.GraphUri,
            Results = wire.Results.Select(ToDomain).ToEquatableList(),
            ToolLog = wire.ToolLog,
            LastFlight = wire.LastFlight?.ToDomain(),
            Subject = wire.Subject,
            MessageId = wire.MessageId,
            ReportTime = wire.ReportTime?.ToDateTimeOffset(),
            Digest = wire.Digest,
            BodyHashState = EnumMapping<BodyHashState, V1.BodyHashState>.ToDomain(wire.BodyHashState) ?? BodyHashState.Absent,
            HasCrLf = wire.HasCrlf,
            ListFooter = wire.ListFooter,
            Deviations = wire.Deviations.Select(ReportFormMapping.ToDomain).ToEquatableList(),
        };
    }

    private static V1.BisectionTree ToWire(BisectionTree tree) => new() { Tree = tree.Name, Uri = tree.Uri };

    private static BisectionTree ToDomain(V1.BisectionTree wire) => new(wire.Tree, wire.Uri);

    private static V1.BisectionFinding ToWire(BisectionFinding finding) => new()
    {
        Headline = finding.Headline,
        Tree = finding.Tree is { } tree ? ToWire(tree) : null,
        IntroducedRevision = finding.Introduced,
        GoodRevision = finding.NotPresent,
        ReproUri = finding.ReproUri,
        Log = finding.Log,
    };

    private static BisectionFinding ToDomain(V1.BisectionFinding wire) => new(
        wire.Headline,
        wire.Tree is null ? null : ToDomain(wire.Tree),
        wire.IntroducedRevision,
        wire.GoodRevision,
        wire.ReproUri,
        wire.Log);

    private static V1.BisectionResult ToWire(BisectionResult result, LabName lab)
    {
        var wire = new V1.BisectionResult
        {
            Flight = ResourceNames.Flight(lab, result.Flight),
            StatusWord = result.Word,
            Host = result.Host,
        };
        wire.Revisions.AddRange(result.Revisions);
        return wire;
    }

    private static BisectionResult ToDomain(V1.BisectionResult wire) => new(
        ResourceNames.ParseFlight(wire.Flight, "bisection_result.flight").Flight,
        wire.StatusWord,
        wire.Host,
        wire.Revisions.ToEquatableList());
}
