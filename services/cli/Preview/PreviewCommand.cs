using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Help;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Cli.Subscribe;
using Flights.Cli.Watch;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Cli.Preview;

/// <summary><c>flights preview</c>: prints what a subscriber would have been sent of what is recorded.</summary>
internal static class PreviewCommand
{
    private const int StandardLimit = 100;
    private const int MaxPageSize = 1000;

    /// <summary>The command with its arguments and options.</summary>
    /// <param name="clock">Tells from when a span is counted back.</param>
    public static Command Create(TimeProvider clock)
    {
        var id = SubscriptionRun.Id();
        id.Arity = ArgumentArity.ZeroOrOne;
        id.Description = "A subscription that is kept. Without it: one of the events that --filter and --branch choose.";
        var wish = new EventWish();
        var digest = new DigestOptions();
        var since = new StartTime(clock, "from the beginning.");
        var limit = DeliveriesCommand.Limit("messages, the oldest first", StandardLimit);
        var titles = new Option<bool>("--titles") { Description = "Prints a line for each message in place of its text." };
        var run = new SubscriptionRun(nameof(V1.Notice));
        var command = new ExampledCommand(
            "preview",
            "Prints the messages that a subscriber would have been sent of what is recorded, and sends nothing.",
            ("flights preview --branch xen-* --filter \"novelty = new\" --since 30d", "what a filter would have told in a month"),
            ("flights preview release --titles", "what a subscription would have been sent, a line each"),
            ("flights preview --digest 08:00 --zone Europe/London --since 7d", "the digests of a week"))
        {
            id,
        };
        wish.AddTo(command);
        digest.AddTo(command);
        since.AddTo(command);
        command.Add(limit);
        command.Add(titles);
        run.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(id) is not null && (wish.IsGiven(result) || digest.IsGiven(result)))
            {
                result.AddError("A subscription has its own filter and digest: leave --filter, --branch and --digest out.");
            }
        });
        command.SetAction((arguments, cancellationToken) =>
        {
            var filter = wish.Of(arguments);
            var request = new V1.PreviewSubscriptionRequest
            {
                Parent = ResourceNames.Lab(run.LabOf(arguments)),
                SubscriptionId = arguments.GetValue(id) ?? "",
                Subscription = new V1.Subscription { Filter = filter.Text, DailyDigest = digest.Of(arguments) },
                StartTime = since.Of(arguments),
            };
            Action<V1.Notice> print = run.IsJson(arguments) ? PrintJson : arguments.GetValue(titles) ? PrintTitle : PrintText;
            var (most, isCounted) = (arguments.GetValue(limit), !run.IsJson(arguments));
            return run.AskAsync(
                arguments,
                filter,
                async (services, token) =>
                {
                    if (request.SubscriptionId.Length > 0)
                    {
                        var kept = new V1.GetSubscriptionRequest { Name = run.NameOf(arguments, id) };
                        request.Subscription = (await services.Subscriptions.GetSubscriptionAsync(kept, services.CallOptions(token))).Subscription;
                    }

                    await PrintAsync(services, request, most, print, isCounted, token);
                },
                cancellationToken);
        });
        return command;
    }

    private static async Task PrintAsync(
        Suite services,
        V1.PreviewSubscriptionRequest request,
        int most,
        Action<V1.Notice> print,
        bool isCounted,
        CancellationToken cancellationToken)
    {
        var count = 0;
        do
        {
            request.PageSize = Math.Min(most - count, MaxPageSize);
            var page = await services.Subscriptions.PreviewSubscriptionAsync(request, services.CallOptions(cancellationToken));
            foreach (var notice in page.Notices)
            {
                print(notice);
            }

            count += page.Notices.Count;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && count < most);

        if (isCounted)
        {
            Console.WriteLine(Words.Count(count, "message", "messages") + (request.PageToken.Length > 0 ? ", and there may be more: --limit" : ""));
        }
    }

    private static void PrintJson(V1.Notice notice) => Console.WriteLine(JsonFormatter.Default.Format(notice));

    private static void PrintTitle(V1.Notice notice) =>
        new PrintableWriter(Console.Out).WriteLine($"{ResourceNames.ParseDelivery(notice.Delivery, "delivery").Id}  {notice.Title}");

    private static void PrintText(V1.Notice notice)
    {
        var writer = new PrintableWriter(Console.Out);
        writer.WriteLine($"--- {ResourceNames.ParseDelivery(notice.Delivery, "delivery").Id}");
        writer.WriteLine(notice.Text);
    }
}
