using System.CommandLine;
using Flights.Cli.Help;

namespace Flights.Cli.Subscribe;

/// <summary><c>flights subscribe deliveries</c>: what a subscriber was sent, and what became of it.</summary>
internal static class DeliveriesCommand
{
    private const int MaxPageSize = 1000;
    private const int StandardLimit = 50;
    private const int MaxLimit = 100_000;

    /// <summary>The command with those below it.</summary>
    public static Command Create() => new("deliveries", "Lists what a subscriber was sent, and sends it again.")
    {
        CreateList(),
        CreateResend(),
    };

    /// <summary><c>--limit</c>.</summary>
    /// <param name="what">What is listed.</param>
    /// <param name="standard">How many without the option.</param>
    public static Option<int> Limit(string what, int standard)
    {
        var limit = new Option<int>("--limit") { Description = $"How many {what} at most.", DefaultValueFactory = _ => standard };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxLimit)
            {
                result.AddError($"--limit takes 1 to {MaxLimit}.");
            }
        });
        return limit;
    }

    private static ExampledCommand CreateList()
    {
        var id = SubscriptionRun.Id();
        var limit = Limit("deliveries, the newest first", StandardLimit);
        var run = new SubscriptionRun(nameof(V1.Delivery));
        var command = new ExampledCommand(
            "list",
            "Lists the deliveries of a subscription, the newest first, with what became of each.",
            ("flights subscribe deliveries list release", "the newest"),
            ("flights subscribe deliveries list release --limit 1000 --json | grep GAVE_UP", "what did not arrive"))
        {
            id, limit,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => run.AskAsync(
            arguments,
            null,
            async (services, token) =>
            {
                var left = arguments.GetValue(limit);
                var request = new V1.ListDeliveriesRequest { Parent = run.NameOf(arguments, id) };
                var all = new List<V1.Delivery>();
                do
                {
                    request.PageSize = Math.Min(left - all.Count, MaxPageSize);
                    var page = await services.Subscriptions.ListDeliveriesAsync(request, services.CallOptions(token));
                    all.AddRange(page.Deliveries);
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Count < left);

                run.Output(arguments).WriteList(all);
            },
            cancellationToken));
        return command;
    }

    private static ExampledCommand CreateResend()
    {
        var id = SubscriptionRun.Id();
        var delivery = new Argument<string>("delivery") { Description = "The delivery, by the id that 'list' prints." };
        var run = new SubscriptionRun(nameof(V1.Delivery));
        var command = new ExampledCommand(
            "resend",
            "Sends a delivery again, with the id that it had, or at once if it is still to be tried.",
            ("flights subscribe deliveries resend release xen-unstable.12", "one message"))
        {
            id, delivery,
        };
        run.AddTo(command);
        command.SetAction((arguments, cancellationToken) => run.AskAsync(
            arguments,
            null,
            async (services, token) =>
            {
                var name = $"{run.NameOf(arguments, id)}/deliveries/{arguments.GetRequiredValue(delivery)}";
                var answer = await services.Subscriptions.ResendDeliveryAsync(new V1.ResendDeliveryRequest { Name = name }, services.CallOptions(token));
                run.Output(arguments).Done(answer.Delivery, $"{arguments.GetRequiredValue(delivery)} is to be sent again");
            },
            cancellationToken));
        return command;
    }
}
