using System.CommandLine;
using Flights.Cli.Asking;
using Flights.Cli.Output;
using Flights.Cli.Replay;
using Flights.Domain.Flights;
using Flights.Platform.Wire;
using Grpc.Core;

namespace Flights.Cli.Subscribe;

/// <summary>What all commands about subscriptions share: whose lab, which services, and what an error says.</summary>
internal sealed class SubscriptionRun
{
    private readonly Option<string?> _lab = Arguments.Lab();
    private readonly Option<bool> _json;
    private readonly SuiteOptions _suite = new();

    /// <summary>The options.</summary>
    /// <param name="message">The message that <c>--json</c> prints.</param>
    public SubscriptionRun(string message)
    {
        _lab.Description = "The lab of the subscription. Without it: default.";
        _json = new Option<bool>("--json") { Description = $"Prints one JSON object a line: flights.v1.{message}." };
    }

    /// <summary>The argument that names a subscription.</summary>
    public static Argument<string> Id()
    {
        var id = new Argument<string>("subscription") { Description = "The subscription, by the last part of its name." };
        id.Validators.Add(result =>
        {
            if (!ResourceNames.IsSubscriptionId(result.GetValueOrDefault<string>()))
            {
                result.AddError(
                    "A subscription is named by 1 to 63 lower-case letters, digits and '-', of which the first is a letter and the last no '-'.");
            }
        });
        return id;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_lab);
        command.Add(_json);
        _suite.AddTo(command);
    }

    /// <summary>The lab.</summary>
    public LabName LabOf(ParseResult arguments) => arguments.LabOrDefault(_lab);

    /// <summary>Whether JSON is printed.</summary>
    public bool IsJson(ParseResult arguments) => arguments.GetValue(_json);

    /// <summary>Prints subscriptions and deliveries as is asked.</summary>
    public SubscriptionText Output(ParseResult arguments) => new(new PrintableWriter(Console.Out), IsJson(arguments));

    /// <summary>The name of a subscription.</summary>
    public string NameOf(ParseResult arguments, Argument<string> id) =>
        ResourceNames.Subscription(LabOf(arguments), arguments.GetRequiredValue(id));

    /// <summary>Asks the services.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="filter">What the user wrote as a filter; null for none.</param>
    /// <param name="ask">Asks and prints.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code.</returns>
    public Task<int> AskAsync(
        ParseResult arguments, WishedFilter? filter, Func<Suite, CancellationToken, Task> ask, CancellationToken cancellationToken) =>
        SuiteQuestion.RunAsync(
            _suite.Of(arguments),
            async (services, token) =>
            {
                try
                {
                    await ask(services, token);
                    return ExitCode.Ok;
                }
                catch (RpcException error) when (filter?.Complaint(error) is { } complaint)
                {
                    return await SuiteQuestion.FailAsync(ExitCode.UsageError, complaint);
                }
                catch (RpcException error) when (error.StatusCode == StatusCode.AlreadyExists)
                {
                    return await SuiteQuestion.FailAsync(ExitCode.CannotCreate, error.Status.Detail);
                }
                catch (RpcException error) when (error.StatusCode == StatusCode.Aborted)
                {
                    return await SuiteQuestion.FailAsync(ExitCode.DataError, error.Status.Detail);
                }
            },
            cancellationToken);
}
