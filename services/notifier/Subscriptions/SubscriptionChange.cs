using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Subscriptions;

/// <summary>A change of a subscription by a field mask (AIP-134).</summary>
internal static class SubscriptionChange
{
    private const string Everything = "*";

    private static readonly string[] ChannelFields =
        [.. V1.Subscription.Descriptor.Oneofs.Single(oneof => oneof.Name == "channel").Fields.Select(channel => channel.Name)];

    /// <summary>The fields that may be changed.</summary>
    private static readonly string[] Fields = ["filter", "daily_digest", "paused", .. ChannelFields];


    /// <summary>A subscription with the fields of a mask from another one.</summary>
    /// <exception cref="FlightsException"><c>INVALID_UPDATE_MASK</c>: the mask names what cannot be changed, or a channel that is not
    /// given.</exception>
    public static V1.Subscription Apply(V1.Subscription before, V1.Subscription given, FieldMask? mask)
    {
        var paths = mask is { Paths.Count: > 0 } ? mask.Paths.ToList() : Set(given);
        if (paths.Contains(Everything))
        {
            paths = [.. Fields.Except(ChannelFields), NameOfChannel(given)];
        }

        var after = before.Clone();
        foreach (var path in paths)
        {
            Change(after, given, path);
        }

        return after;
    }

    // Those that the caller gives, as far as they may be changed.
    private static List<string> Set(V1.Subscription given) =>
        [.. V1.Subscription.Descriptor.Fields.InDeclarationOrder()
            .Where(field => Fields.Contains(field.Name) && IsSet(field.Accessor.GetValue(given)))
            .Select(field => field.Name)];

    private static bool IsSet(object? value) => value is not (null or "" or false);

    private static string NameOfChannel(V1.Subscription given) =>
        V1.Subscription.Descriptor.FindFieldByNumber((int)given.ChannelCase)?.Name
        ?? throw Invalid("The mask stands for all that can be changed, and the subscription has no channel: give one.");

    private static void Change(V1.Subscription after, V1.Subscription given, string path)
    {
        if (!Fields.Contains(path))
        {
            throw Invalid($"The mask may name {string.Join(", ", Fields)}, or '*' for all of these.");
        }

        var field = V1.Subscription.Descriptor.FindFieldByName(path);
        if (ChannelFields.Contains(path) && (int)given.ChannelCase != field.FieldNumber)
        {
            throw Invalid($"The mask names '{path}', which the subscription does not have: give the channel that it is to have.");
        }

        if (field.Accessor.GetValue(given) is { } value)
        {
            field.Accessor.SetValue(after, value);
        }
        else
        {
            field.Accessor.Clear(after);
        }
    }

    private static FlightsException Invalid(string message) =>
        new(ErrorKind.InvalidArgument, "INVALID_UPDATE_MASK", message) { Field = "update_mask" };
}
