using Flights.Domain.Flights;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps recorded pushes.</summary>
public static class PushMapping
{
    /// <summary>A push on the wire.</summary>
    public static V1.RecordedPush ToWire(this RecordedPush push) => new()
    {
        Branch = ResourceNames.Branch(push.Lab, push.Branch),
        Flight = ResourceNames.Flight(push.Lab, push.Flight),
        Revisions = { push.Revisions.Select(each => new V1.TreeRevision { Tree = each.Tree, Revision = each.Revision }) },
        Forced = push.Forced,
        PushTime = Timestamp.FromDateTimeOffset(push.Time),
        Author = push.Author,
        Reason = push.Reason,
    };

    /// <summary>A push of a message. Throws <c>INVALID_RESOURCE_NAME</c> for a name of another form.</summary>
    public static RecordedPush ToDomain(this V1.RecordedPush wire)
    {
        var (lab, branch) = ResourceNames.ParseBranch(wire.Branch, "push.branch");
        return new RecordedPush(
            lab,
            branch,
            ResourceNames.ParseFlight(wire.Flight, "push.flight").Flight,
            wire.Revisions.Select(each => new TreeRevision(each.Tree, each.Revision)).ToEquatableList(),
            wire.Forced,
            wire.PushTime.Given("push.push_time").ToDateTimeOffset(),
            wire.Author,
            wire.Reason);
    }
}
