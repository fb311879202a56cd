using System.Security.Cryptography;
using Flights.Domain.Baselines;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Parser.Submission;

/// <summary>Turns the complete results of a flight, as somebody submits them, into its facts.</summary>
internal static class SubmissionReader
{
    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The facts: no rows, as nobody has judged them. Their digest is that of the request in one form, whatever the order of what
    /// has no order, and without what this version does not know.</returns>
    /// <exception cref="FlightsException">Fields are wrong: it names them.</exception>
    public static Flight Read(V1.SubmitFlightRequest request)
    {
        var errors = new SubmissionErrors();
        var flight = CompleteFlightReader.Read(request.Flight, errors).InOrder();
        var baseline = errors.Try(() => Side(request.Baseline, flight.Lab, "baseline"));
        var targeted = errors.Try(() => Targeted(request.Targeted, baseline ?? Versions.None, flight));
        var facts = SubmittedFlight.Of(flight) with
        {
            Targeted = targeted ?? Versions.None,
            Baseline = baseline ?? Versions.None,
            Push = errors.Try(() => PushOf(request.Push)),
            ReportTime = errors.Try(() => ScopeFields.Time(request.ReportTime, "report_time") ?? flight.EndTime ?? throw NoTime()),
            Supersedes = errors.Try(() => Supersedes(request.Supersedes)) ?? "",
        };
        if (facts is { Push.Outcome: PushOutcome.Pushed, Targeted.IsNone: true } && targeted is not null)
        {
            errors.Add(new FieldError("targeted", SubmissionReasons.TargetedRequired, "A push has to say which revisions were pushed."));
        }

        errors.ThrowIfAny();
        return facts with { Digest = DigestOf(facts) };
    }

    private static Versions Targeted(V1.Versions? wire, Versions baseline, CompleteFlight flight)
    {
        if (wire is { Flight.Length: > 0 })
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, SubmissionReasons.TargetedFlight, "The revisions under test are named by themselves, not by a flight.")
            {
                Field = "targeted.flight",
            };
        }

        var said = Side(wire, flight.Lab, "targeted");
        return said.IsNone ? new Versions(OwnRevisions.Of(flight, baseline.Trees), null) : said;
    }

    private static Versions Side(V1.Versions? wire, LabName lab, string field)
    {
        var side = wire is null ? Versions.None : ScopeFields.Versions(wire, lab, field);
        return side with { Trees = side.Trees.OrderBy(tree => tree.Tree, StringComparer.Ordinal).ToEquatableList() };
    }

    private static Push? PushOf(V1.PushOutcome wire) => wire switch
    {
        V1.PushOutcome.Unspecified => null,
        V1.PushOutcome.Pushed => new Push(PushOutcome.Pushed, [], []),
        V1.PushOutcome.NotPushed => new Push(PushOutcome.NotPushed, [], []),
        V1.PushOutcome.NotApplicable => new Push(PushOutcome.NotApplicable, [], []),
        V1.PushOutcome.UpToDate => new Push(PushOutcome.UpToDate, [], []),
        _ => throw new FlightsException(
            ErrorKind.InvalidArgument, SubmissionReasons.UnknownPush, "This version knows no such outcome of a push.")
        { Field = "push" },
    };

    private static string Supersedes(string digest) =>
        digest.Length == 0 || (digest.Length == 2 * SHA256.HashSizeInBytes && digest.All(char.IsAsciiHexDigitLower))
            ? digest
            : throw new FlightsException(
                ErrorKind.InvalidArgument, SubmissionReasons.BadDigest, "A digest has 64 lower-case hexadecimal digits.")
            { Field = "supersedes" };

    private static FlightsException NoTime() =>
        new(ErrorKind.InvalidArgument, "FIELD_REQUIRED", "A flight that has not started has no time of its own: say when it was reported.")
        {
            Field = "report_time",
        };

    // Written anew from what was read, the request has one form.
    private static string DigestOf(Flight facts)
    {
        var request = new V1.SubmitFlightRequest
        {
            Flight = facts.Complete!.ToWire(),
            Targeted = facts.Targeted.ToWire(facts.Lab),
            Baseline = facts.Baseline.ToWire(facts.Lab),
            ReportTime = Timestamp.FromDateTimeOffset(facts.ReportTime!.Value),
            Push = facts.ToWire().Push?.Outcome ?? V1.PushOutcome.Unspecified,
            Supersedes = facts.Supersedes,
        };
        return Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray()));
    }
}
