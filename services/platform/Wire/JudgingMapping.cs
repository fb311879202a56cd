using Flights.Domain.Baselines;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps how a complete flight is judged: which flights count, how old the two sides are, and which osstest judges.</summary>
public static class JudgingMapping
{
    /// <summary>A scope on the wire.</summary>
    public static V1.HistoryScope ToWire(this HistoryScope scope)
    {
        var wire = new V1.HistoryScope
        {
            Branch = ResourceNames.Branch(scope.Lab, scope.Branch),
            Baseline = scope.Baseline.ToWire(scope.Lab),
            MaxFlight = ResourceNames.Flight(scope.Lab, scope.MaxFlight),
            ReportTime = Timestamp.FromDateTimeOffset(scope.Now),
        };
        wire.FurtherBranches.AddRange(scope.FurtherBranches.Select(branch => ResourceNames.Branch(scope.Lab, branch)));
        wire.Blessings.AddRange(scope.Blessings.Select(blessing => blessing.Word));
        wire.Targeted.AddRange(scope.Targeted.Select(FlightMapping.ToWire));
        wire.ExcludedFlights.AddRange(scope.ExcludedFlights.Select(flight => ResourceNames.Flight(scope.Lab, flight)));
        return wire;
    }

    /// <summary>The scope of a request.</summary>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/>: a name has another form or is of another lab
    /// (<c>INVALID_RESOURCE_NAME</c>, <c>OTHER_LAB</c>), something required is missing (<c>FIELD_REQUIRED</c>), a time is none
    /// (<c>INVALID_TIME</c>), or there is more of something than the contract allows (<c>TOO_MANY</c>). The field says where.</exception>
    public static HistoryScope ToDomain(this V1.HistoryScope? wire)
    {
        wire ??= new V1.HistoryScope();
        var (lab, branch) = ResourceNames.ParseBranch(wire.Branch, "scope.branch");
        return new HistoryScope
        {
            Lab = lab,
            Branch = branch,
            FurtherBranches = ScopeFields.Branches(wire.FurtherBranches, lab, "scope.further_branches"),
            Blessings = wire.Blessings.Count == 0
                ? throw ScopeFields.Required("scope.blessings")
                : ScopeFields.Blessings(wire.Blessings, "scope.blessings"),
            Targeted = ScopeFields.Revisions(wire.Targeted, "scope.targeted"),
            Baseline = wire.Baseline is null ? Versions.None : ScopeFields.Versions(wire.Baseline, lab, "scope.baseline"),
            MaxFlight = wire.MaxFlight.Length == 0 ? null : ScopeFields.Flight(wire.MaxFlight, lab, "scope.max_flight"),
            ExcludedFlights = ScopeFields.Flights(wire.ExcludedFlights, lab, "scope.excluded_flights"),
            Now = ScopeFields.Time(wire.ReportTime, "scope.report_time") ?? throw ScopeFields.Required("scope.report_time"),
        };
    }

    /// <summary>The ages of two sides on the wire.</summary>
    public static V1.PushAgeFacts ToWire(this PushAgeFacts ages, LabName lab) => new()
    {
        Basis = ToWire(ages.Basis, lab),
        FirstAfter = ToWire(ages.FirstAfter, lab),
        CountAfter = ages.CountAfter,
        FirstTip = ToWire(ages.FirstTip, lab),
        CountTip = ages.CountTip,
    };

    /// <summary>The ages of a message.</summary>
    public static PushAgeFacts ToDomain(this V1.PushAgeFacts wire) => new(
        ToDomain(wire.Basis, "ages.basis"),
        ToDomain(wire.FirstAfter, "ages.first_after"),
        wire.CountAfter,
        ToDomain(wire.FirstTip, "ages.first_tip"),
        wire.CountTip);

    /// <summary>The policy of a request: <see cref="ReportPolicy.Later"/> if it does not say.</summary>
    /// <param name="wire">The policy.</param>
    /// <param name="field">The field of the request.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> and <c>UNKNOWN_POLICY</c>: a value of a newer
    /// contract.</exception>
    public static ReportPolicy ToDomain(this V1.ReportPolicy wire, string field) => wire switch
    {
        V1.ReportPolicy.Unspecified or V1.ReportPolicy.Later => ReportPolicy.Later,
        V1.ReportPolicy._2015 => ReportPolicy.Of2015,
        _ => throw new FlightsException(ErrorKind.InvalidArgument, "UNKNOWN_POLICY", "This version knows no such policy.") { Field = field },
    };

    private static V1.DatedFlight? ToWire(DatedFlight? flight, LabName lab) => flight is null
        ? null
        : new V1.DatedFlight
        {
            Flight = ResourceNames.Flight(lab, flight.Flight),
            StartTime = flight.StartTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
        };

    private static DatedFlight? ToDomain(V1.DatedFlight? wire, string field) => wire is null
        ? null
        : new DatedFlight(ResourceNames.ParseFlight(wire.Flight, $"{field}.flight").Flight, wire.StartTime?.ToDateTimeOffset());
}
