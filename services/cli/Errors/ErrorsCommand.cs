using System.CommandLine;
using Flights.Cli.Help;
using Flights.Cli.Replay;
using Flights.Platform.Bus;
using Flights.Platform.Options;
using RabbitMQ.Client.Exceptions;

namespace Flights.Cli.Errors;

/// <summary><c>flights errors</c>: what the services could not process, and how it comes back to them.</summary>
internal static class ErrorsCommand
{
    private const int StandardLimit = 100;
    private const int MaxLimit = 100_000;
    private const string Where = " The broker is where FLIGHTS_RABBITMQ_URI says.";

    /// <summary>The command with those below it.</summary>
    public static Command Create() => new(
        "errors", "Lists, shows and gives back the messages that the services could not process: those of the error queues.")
    {
        CreateList(),
        CreateShow(),
        CreateRequeue(),
    };

    private static ExampledCommand CreateList()
    {
        var queue = Queue();
        var json = new Option<bool>("--json") { Description = "Prints one JSON object a line: flights.v1.FailedMessage." };
        var limit = new Option<int>("--limit")
        {
            Description = "How many messages of each queue are listed, the oldest first.",
            DefaultValueFactory = _ => StandardLimit,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxLimit)
            {
                result.AddError($"--limit takes 1 to {MaxLimit}.");
            }
        });
        var command = new ExampledCommand(
            "list",
            "Lists the messages of the error queues and leaves them there." + Where,
            ("flights errors list", "all that could not be processed"),
            ("flights errors list --queue baseline-store.flight-reported --json", "of one queue, for a script"))
        {
            queue, limit, json,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            queues => ListAsync(queues, QueuesOf(arguments.GetValue(queue)), arguments.GetValue(limit), arguments.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static ExampledCommand CreateShow()
    {
        var id = new Argument<string>("id") { Description = "The message, by the id that 'list' prints." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON object on one line: flights.v1.FailedMessage." };
        var command = new ExampledCommand(
            "show",
            "Prints a message with its content and leaves it in the error queue. 66 if it is not there." + Where,
            ("flights errors show 3f6c1d", "by the id that 'list' prints"))
        {
            id, json,
        };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            queues => ShowAsync(queues, arguments.GetRequiredValue(id), arguments.GetValue(json), cancellationToken), cancellationToken));
        return command;
    }

    private static ExampledCommand CreateRequeue()
    {
        var ids = new Argument<string[]>("id") { Description = "The messages, by the ids that 'list' prints.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Gives back all messages, or all of --queue." };
        var queue = Queue();
        var command = new ExampledCommand(
            "requeue",
            "Gives messages back to the services that could not process them. 66 if one of them is not there." + Where,
            ("flights errors requeue 3f6c1d", "one message"),
            ("flights errors requeue --all --queue baseline-store.flight-reported", "all of one queue"))
        {
            ids, all, queue,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(ids) is { Length: > 0 }))
            {
                result.AddError("'requeue' takes ids, or --all.");
            }
        });
        command.SetAction((arguments, cancellationToken) => RunAsync(
            queues => RequeueAsync(
                queues, QueuesOf(arguments.GetValue(queue)), arguments.GetValue(all) ? null : arguments.GetRequiredValue(ids), cancellationToken),
            cancellationToken));
        return command;
    }

    private static Option<string?> Queue()
    {
        var queue = new Option<string?>("--queue") { Description = "One queue alone, by the name of the queue that was consumed." };
        queue.AcceptOnlyFromAmong([.. Topology.Queues]);
        return queue;
    }

    private static IReadOnlyList<string> QueuesOf(string? one) => one is null ? Topology.Queues : [one];

    private static async Task<int> ListAsync(
        ErrorQueues errors, IReadOnlyList<string> queues, int limit, bool asJson, CancellationToken cancellationToken)
    {
        var messages = new List<V1.FailedMessage>();
        var count = 0;
        foreach (var queue in queues)
        {
            count += await errors.LookAsync(queue, limit, delivery => messages.Add(delivery.Describe()), cancellationToken);
        }

        if (asJson)
        {
            ErrorsPrinter.WriteJson(messages, Console.Out);
        }
        else
        {
            ErrorsPrinter.WriteList(messages, count, Console.Out);
        }

        return ExitCode.Ok;
    }

    private static async Task<int> ShowAsync(ErrorQueues errors, string id, bool asJson, CancellationToken cancellationToken)
    {
        V1.FailedMessage? found = null;
        foreach (var queue in Topology.Queues)
        {
            await errors.LookAsync(queue, int.MaxValue, delivery => found ??= delivery.Id() == id ? delivery.Show() : null, cancellationToken);
        }

        if (found is null)
        {
            return await SuiteQuestion.FailAsync(ExitCode.NoInput, $"no error queue has a message '{id}'.");
        }

        if (asJson)
        {
            ErrorsPrinter.WriteJson([found], Console.Out);
        }
        else
        {
            ErrorsPrinter.WriteIndented(found, Console.Out);
        }

        return ExitCode.Ok;
    }

    private static async Task<int> RequeueAsync(
        ErrorQueues errors, IReadOnlyList<string> queues, string[]? ids, CancellationToken cancellationToken)
    {
        var missing = new HashSet<string>(ids ?? [], StringComparer.Ordinal);
        var wanted = missing.ToHashSet(StringComparer.Ordinal);
        var count = 0;
        foreach (var queue in queues)
        {
            await errors.RequeueAsync(queue, IsWanted, cancellationToken);
        }

        await Console.Out.WriteLineAsync(count == 1 ? "1 message given back" : $"{count} messages given back");
        return missing.Count == 0
            ? ExitCode.Ok
            : await SuiteQuestion.FailAsync(ExitCode.NoInput, $"no error queue has {string.Join(", ", missing.Select(id => $"'{id}'"))}.");

        bool IsWanted(FailedDelivery delivery)
        {
            var id = delivery.Id();
            missing.Remove(id);
            if (ids is not null && !wanted.Contains(id))
            {
                return false;
            }

            count++;
            return true;
        }
    }

    private static async Task<int> RunAsync(Func<ErrorQueues, Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            var options = EnvironmentOptions.Read<BusOptions>();
            try
            {
                await using var errors = await ErrorQueues.OpenAsync(options, cancellationToken);
                return await run(errors);
            }
            catch (BrokerUnreachableException error)
            {
                return await SuiteQuestion.FailAsync(
                    ExitCode.Unavailable, $"the broker at {BrokerLogin.Of(options)} cannot be used: {error.GetBaseException().Message}");
            }
        }
        catch (OptionsException error)
        {
            return await SuiteQuestion.FailAsync(ExitCode.ConfigurationError, error.Message);
        }
        catch (PublishException)
        {
            return await SuiteQuestion.FailAsync(ExitCode.Unavailable, "the broker did not take a message back: it is still in its error queue.");
        }
        catch (OperationInterruptedException error)
        {
            return await SuiteQuestion.FailAsync(ExitCode.Unavailable, $"the broker ended the connection: {error.Message}");
        }
    }
}
