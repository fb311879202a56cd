using Flights.Domain.Tests.Flights;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Services.Tests.Complete;

/// <summary>Submissions of invented flights, told in few words.</summary>
internal static class Submitted
{
    /// <summary>A flight as <see cref="Told.Flight"/> reads it.</summary>
    public static V1.SubmitFlightRequest Flight(string flight, params string[] jobs) => new() { Flight = Told.Flight(flight, jobs).ToWire() };

    /// <summary>The same with what is under test and what it is compared with: <c>xen=new</c>, or nothing.</summary>
    public static V1.SubmitFlightRequest Against(this V1.SubmitFlightRequest request, string targeted, string baseline)
    {
        (request.Targeted, request.Baseline) = (Side(targeted), Side(baseline));
        return request;
    }

    /// <summary>The same, reported so many days after <see cref="Told.Now"/>.</summary>
    public static V1.SubmitFlightRequest At(this V1.SubmitFlightRequest request, int day)
    {
        request.ReportTime = Timestamp.FromDateTimeOffset(Told.Now.AddDays(day));
        return request;
    }

    /// <summary>The same with what became of its push.</summary>
    public static V1.SubmitFlightRequest With(this V1.SubmitFlightRequest request, V1.PushOutcome push)
    {
        request.Push = push;
        return request;
    }

    /// <summary>A side of a comparison: the revision of each tree.</summary>
    public static V1.Versions Side(string trees)
    {
        var side = new V1.Versions();
        side.Trees.AddRange(Told.Words(trees).Select(tree => tree.Split('=')).Select(pair => new V1.TreeRevision { Tree = pair[0], Revision = pair[1] }));
        return side;
    }
}
