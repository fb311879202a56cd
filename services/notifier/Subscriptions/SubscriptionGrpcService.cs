using System.Security.Cryptography;
using Flights.Domain.Flights;
using Flights.Notifier.Deliveries;
using Flights.Platform.Errors;
using Flights.Platform.Security;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Notifier.Subscriptions;

/// <summary>Serves subscriptions to those whose they are.</summary>
/// <param name="store">Keeps them.</param>
/// <param name="preview">What they would have been sent.</param>
/// <param name="log">What they were sent.</param>
/// <param name="rules">What they must be like.</param>
/// <param name="options">How many one owner may have.</param>
public sealed class SubscriptionGrpcService(
    SubscriptionStore store, SubscriptionPreview preview, DeliveryLog log, SubscriptionRules rules, DeliveryOptions options)
    : V1.SubscriptionService.SubscriptionServiceBase
{
    private const int DefaultPageSize = 50;
    private const int RandomBytes = 8;
    private const string PreviewId = "preview";

    /// <inheritdoc/>
    public override async Task<V1.CreateSubscriptionResponse> CreateSubscription(
        V1.CreateSubscriptionRequest request, ServerCallContext context)
    {
        var lab = ResourceNames.ParseLab(request.Parent, "parent");
        var id = IdOf(request.SubscriptionId, NewId);
        var owner = SubscriptionAccess.OwnerFor(Caller.Of(context));
        var given = new V1.Subscription(request.Subscription.Given("subscription")) { Owner = owner };
        rules.Check(given);
        return new V1.CreateSubscriptionResponse
        {
            Subscription = await store.AddAsync(lab, id, owner, given, options.MaxSubscriptions, context.CancellationToken),
        };
    }

    /// <inheritdoc/>
    public override async Task<V1.GetSubscriptionResponse> GetSubscription(V1.GetSubscriptionRequest request, ServerCallContext context) =>
        new() { Subscription = (await FindAsync(request.Name, "name", context)).Value };

    /// <inheritdoc/>
    public override async Task<V1.ListSubscriptionsResponse> ListSubscriptions(
        V1.ListSubscriptionsRequest request, ServerCallContext context)
    {
        var lab = ResourceNames.ParseLab(request.Parent, "parent");
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "subscriptions " + request.Parent;
        var after = PageTokens.Read(request.PageToken, list, parts: 1) ?? [""];
        var owner = SubscriptionAccess.OwnerSeenBy(Caller.Of(context));
        var found = await store.ListAsync(lab, owner, after[0], size + 1, context.CancellationToken);
        var response = new V1.ListSubscriptionsResponse();
        response.Subscriptions.AddRange(found.Take(size));
        if (found.Count > size)
        {
            response.NextPageToken = PageTokens.Write(list, ResourceNames.ParseSubscription(found[size - 1].Name, "name").Id);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.UpdateSubscriptionResponse> UpdateSubscription(
        V1.UpdateSubscriptionRequest request, ServerCallContext context)
    {
        var given = request.Subscription.Given("subscription");
        var (lab, id) = ResourceNames.ParseSubscription(given.Name, "subscription.name");
        var caller = Caller.Of(context);
        var changed = await store.ChangeAsync(
            lab,
            id,
            before =>
            {
                SubscriptionAccess.Check(caller, before);
                CheckEtag(given.Etag, before, "subscription.etag");
                var after = SubscriptionChange.Apply(before, given, request.UpdateMask);
                rules.Check(after);
                return after;
            },
            context.CancellationToken);
        return new V1.UpdateSubscriptionResponse { Subscription = changed };
    }

    /// <inheritdoc/>
    public override async Task<V1.DeleteSubscriptionResponse> DeleteSubscription(
        V1.DeleteSubscriptionRequest request, ServerCallContext context)
    {
        var (lab, id) = ResourceNames.ParseSubscription(request.Name, "name");
        var caller = Caller.Of(context);
        await store.DeleteAsync(
            lab,
            id,
            found =>
            {
                SubscriptionAccess.Check(caller, found);
                CheckEtag(request.Etag, found, "etag");
            },
            context.CancellationToken);
        return new V1.DeleteSubscriptionResponse();
    }

    /// <inheritdoc/>
    public override Task<V1.PreviewSubscriptionResponse> PreviewSubscription(V1.PreviewSubscriptionRequest request, ServerCallContext context)
    {
        var lab = ResourceNames.ParseLab(request.Parent, "parent");
        var wanted = new V1.Subscription(request.Subscription.Given("subscription"))
        {
            Name = ResourceNames.Subscription(lab, IdOf(request.SubscriptionId, () => PreviewId)),
        };
        return preview.PreviewAsync(wanted, request, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<V1.ListDeliveriesResponse> ListDeliveries(V1.ListDeliveriesRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize, DefaultPageSize);
        var list = "deliveries " + request.Parent;
        var before = PageTokens.Read(request.PageToken, list, parts: 1) is [var digits] ? PageTokens.Number(digits) : long.MaxValue;
        var subscription = await FindAsync(request.Parent, "parent", context);
        var found = await log.ListAsync(subscription, before, size + 1, context.CancellationToken);
        var response = new V1.ListDeliveriesResponse();
        response.Deliveries.AddRange(found.Take(size).Select(each => each.Delivery));
        if (found.Count > size)
        {
            response.NextPageToken = PageTokens.Write(list, found[size - 1].Key);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ResendDeliveryResponse> ResendDelivery(V1.ResendDeliveryRequest request, ServerCallContext context)
    {
        var (lab, subscription, id) = ResourceNames.ParseDelivery(request.Name, "name");
        var found = await FindAsync(lab, subscription, context);
        return new V1.ResendDeliveryResponse { Delivery = await log.ResendAsync(found, id, context.CancellationToken) };
    }

    private static void CheckEtag(string etag, V1.Subscription found, string field)
    {
        if (etag.Length > 0 && etag != found.Etag)
        {
            throw new FlightsException(
                ErrorKind.Aborted, "ETAG_MISMATCH", $"'{found.Name}' was changed meanwhile: read it again, and take its new etag.")
            { Field = field };
        }
    }

    private static string IdOf(string requested, Func<string> byDefault) => requested switch
    {
        "" => byDefault(),
        _ when ResourceNames.IsSubscriptionId(requested) => requested,
        _ => throw new FlightsException(
            ErrorKind.InvalidArgument,
            "INVALID_SUBSCRIPTION_ID",
            "An id has 1 to 63 lower-case letters, digits and hyphens, of which the first is a letter and the last no hyphen.")
        {
            Field = "subscription_id",
        },
    };

    private static string NewId() => "s-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));

    private Task<StoredSubscription> FindAsync(string name, string field, ServerCallContext context)
    {
        var (lab, id) = ResourceNames.ParseSubscription(name, field);
        return FindAsync(lab, id, context);
    }

    private async Task<StoredSubscription> FindAsync(LabName lab, string id, ServerCallContext context)
    {
        var caller = Caller.Of(context);
        var found = await store.FindAsync(lab, id, context.CancellationToken)
            ?? throw SubscriptionStore.NotFound(ResourceNames.Subscription(lab, id));
        SubscriptionAccess.Check(caller, found.Value);
        return found;
    }
}
