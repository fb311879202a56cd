using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Cli.Subscribe;

/// <summary><c>flights subscribe update</c>, <c>pause</c> and <c>resume</c>: changes of a subscription.</summary>
internal static class UpdateCommand
{
    /// <summary>The command that changes what is given.</summary>
    public static Command Create()
    {
        var id = SubscriptionRun.Id();
        var filter = new Option<string?>("--filter")
        {
            HelpName = "FILTER",
            Description = "Which events, in the syntax of AIP-160; empty for all. Without it: as before.",
        };
        var channel = new ChannelOptions();
        var digest = new DigestOptions();
        var atOnce = new Option<bool>("--at-once") { Description = "Each event at once, in place of a digest." };
        var etag = Etag();
        var run = new SubscriptionRun(nameof(V1.Subscription));
        var command = new ExampledCommand(
            "update",
            "Changes what is given of a subscription, and leaves the rest.",
            ("flights subscribe update release --filter \"branch = xen-unstable\"", "other events"),
            ("flights subscribe update release --mail others@example.org --at-once", "another way, and another time"))
        {
            id, filter,
        };
        channel.AddTo(command, isRequired: false);
        digest.AddTo(command);
        command.Add(atOnce);
        command.Add(etag);
        run.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(atOnce) && digest.IsGiven(result))
            {
                result.AddError("--at-once and --digest exclude each other.");
            }

            if (result.GetValue(filter) is null && !channel.IsGiven(result) && !digest.IsGiven(result) && !result.GetValue(atOnce))
            {
                result.AddError("There is nothing to change.");
            }
        });
        command.SetAction((arguments, cancellationToken) =>
        {
            var change = new V1.Subscription { Filter = arguments.GetValue(filter) ?? "", DailyDigest = digest.Of(arguments) };
            var mask = new FieldMask();
            if (arguments.GetValue(filter) is not null)
            {
                mask.Paths.Add("filter");
            }

            if (change.DailyDigest is not null || arguments.GetValue(atOnce))
            {
                mask.Paths.Add("daily_digest");
            }

            if (channel.Apply(arguments, change) is { } field)
            {
                mask.Paths.Add(field);
            }

            return ChangeAsync(arguments, run, id, etag, change, mask, cancellationToken);
        });
        return command;
    }

    /// <summary>The command that stops a subscription's messages.</summary>
    public static Command CreatePause() => CreateSwitch(
        "pause", true, "Sends nothing any more: what happens meanwhile is passed over, and what waits goes on waiting.", "until 'resume'");

    /// <summary>The command that lets them go on.</summary>
    public static Command CreateResume() => CreateSwitch("resume", false, "Sends again what happens from now on, and what waits.", "after 'pause'");

    /// <summary><c>--etag</c>.</summary>
    public static Option<string> Etag() => new("--etag")
    {
        Description = "Only if the subscription still has this etag, which 'show' prints; 65 if not.",
        DefaultValueFactory = _ => "",
    };

    private static ExampledCommand CreateSwitch(string name, bool isPaused, string description, string purpose)
    {
        var id = SubscriptionRun.Id();
        var etag = Etag();
        var run = new SubscriptionRun(nameof(V1.Subscription));
        var command = new ExampledCommand(name, description, ($"flights subscribe {name} release", purpose)) { id, etag };
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => ChangeAsync(
            arguments, run, id, etag, new V1.Subscription { Paused = isPaused }, new FieldMask { Paths = { "paused" } }, cancellationToken));
        return command;
    }

    private static Task<int> ChangeAsync(
        ParseResult arguments,
        SubscriptionRun run,
        Argument<string> id,
        Option<string> etag,
        V1.Subscription change,
        FieldMask mask,
        CancellationToken cancellationToken)
    {
        change.Name = run.NameOf(arguments, id);
        change.Etag = arguments.GetRequiredValue(etag);
        return run.AskAsync(
            arguments,
            WishedFilter.Of(change.Filter, []),
            async (services, token) =>
            {
                var request = new V1.UpdateSubscriptionRequest { Subscription = change, UpdateMask = mask };
                var changed = await services.Subscriptions.UpdateSubscriptionAsync(request, services.CallOptions(token));
                run.Output(arguments).Write(changed.Subscription);
            },
            cancellationToken);
    }
}
