using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Platform.Wire;

namespace Flights.Cli.Subscribe;

/// <summary><c>flights subscribe</c>: who is told of which events, and by which way.</summary>
internal static class SubscribeCommand
{
    private const int PageSize = 1000;

    /// <summary>The command with those below it.</summary>
    public static Command Create() => new("subscribe", "Keeps subscriptions to what happens to regressions and push gates.")
    {
        CreateCreate(),
        CreateList(),
        CreateShow(),
        UpdateCommand.Create(),
        CreateDelete(),
        UpdateCommand.CreatePause(),
        UpdateCommand.CreateResume(),
        DeliveriesCommand.Create(),
    };

    private static ExampledCommand CreateCreate()
    {
        var id = SubscriptionRun.Id();
        id.Arity = ArgumentArity.ZeroOrOne;
        id.Description = "The last part of its name. Without it, one is made up.";
        var wish = new EventWish();
        var channel = new ChannelOptions();
        var digest = new DigestOptions();
        var paused = new Option<bool>("--paused") { Description = "Nothing is sent until 'flights subscribe resume'." };
        var run = new SubscriptionRun(nameof(V1.Subscription));
        var command = new ExampledCommand(
            "create",
            "Subscribes to what happens from now on. 73 if there is a subscription of that name.",
            ("flights subscribe create release --mail releases@example.org --filter \"novelty = new\" --branch xen-*", "what breaks, by mail"),
            ("flights subscribe create team --chat team-room --digest 08:00 --zone Europe/London", "all of a day, in a chat"),
            ("flights subscribe create bot --webhook https://bot.example.org/flights --secret bot-key", "each event, to a program"))
        {
            id,
        };
        channel.AddTo(command, isRequired: true);
        wish.AddTo(command);
        digest.AddTo(command);
        command.Add(paused);
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) =>
        {
            var filter = wish.Of(arguments);
            var wanted = new V1.Subscription { Filter = filter.Text, DailyDigest = digest.Of(arguments), Paused = arguments.GetValue(paused) };
            channel.Apply(arguments, wanted);
            var request = new V1.CreateSubscriptionRequest
            {
                Parent = ResourceNames.Lab(run.LabOf(arguments)),
                SubscriptionId = arguments.GetValue(id) ?? "",
                Subscription = wanted,
            };
            return run.AskAsync(
                arguments,
                filter,
                async (services, token) =>
                {
                    var created = await services.Subscriptions.CreateSubscriptionAsync(request, services.CallOptions(token));
                    run.Output(arguments).Write(created.Subscription);
                },
                cancellationToken);
        });
        return command;
    }

    private static ExampledCommand CreateList()
    {
        var run = new SubscriptionRun(nameof(V1.Subscription));
        var command = new ExampledCommand("list", "Lists the subscriptions that one may see.", ("flights subscribe list", "a line each"));
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => run.AskAsync(
            arguments,
            null,
            async (services, token) =>
            {
                var request = new V1.ListSubscriptionsRequest { Parent = ResourceNames.Lab(run.LabOf(arguments)), PageSize = PageSize };
                var all = new List<V1.Subscription>();
                do
                {
                    var page = await services.Subscriptions.ListSubscriptionsAsync(request, services.CallOptions(token));
                    all.AddRange(page.Subscriptions);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0);

                run.Output(arguments).WriteList(all);
            },
            cancellationToken));
        return command;
    }

    private static ExampledCommand CreateShow()
    {
        var id = SubscriptionRun.Id();
        var run = new SubscriptionRun(nameof(V1.Subscription));
        var command = new ExampledCommand(
            "show",
            "Prints a subscription with its etag.",
            ("flights subscribe show release", "all of it"),
            ("flights subscribe show release --json | jq -r .etag", "what a change may ask for"))
        {
            id,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => run.AskAsync(
            arguments,
            null,
            async (services, token) =>
            {
                var request = new V1.GetSubscriptionRequest { Name = run.NameOf(arguments, id) };
                var found = await services.Subscriptions.GetSubscriptionAsync(request, services.CallOptions(token));
                run.Output(arguments).Write(found.Subscription);
            },
            cancellationToken));
        return command;
    }

    private static ExampledCommand CreateDelete()
    {
        var id = SubscriptionRun.Id();
        var etag = UpdateCommand.Etag();
        var run = new SubscriptionRun(nameof(V1.DeleteSubscriptionResponse));
        var command = new ExampledCommand(
            "delete", "Deletes a subscription and the list of its deliveries.", ("flights subscribe delete release", "whatever it is like by now"))
        {
            id, etag,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => run.AskAsync(
            arguments,
            null,
            async (services, token) =>
            {
                var request = new V1.DeleteSubscriptionRequest { Name = run.NameOf(arguments, id), Etag = arguments.GetRequiredValue(etag) };
                var done = await services.Subscriptions.DeleteSubscriptionAsync(request, services.CallOptions(token));
                run.Output(arguments).Done(done, $"{arguments.GetRequiredValue(id)} is deleted");
            },
            cancellationToken));
        return command;
    }
}
