using System.CommandLine;

namespace Flights.Cli.Asking;

/// <summary><c>--server</c> and <c>--data</c>: which services a command asks. Without them, those that the environment names.</summary>
internal sealed class SuiteOptions
{
    private const string ServerName = "--server";
    private const string DataName = "--data";

    /// <summary>The options.</summary>
    /// <param name="dataDescription">What <c>--data</c> is, where it is more than the folder that another command has made.</param>
    public SuiteOptions(string dataDescription = "The folder in which replay, import or submit-flight kept its databases, in place of running services.") =>
        Data = new(DataName) { HelpName = "DIR", Description = dataDescription };

    /// <summary>The option <c>--server</c>.</summary>
    public Option<string?> Server { get; } = new(ServerName)
    {
        HelpName = "URL",
        Description = "The address of a process that has all services, such as http://127.0.0.1:5100. Where they are apart, FLIGHTS_PARSER_ADDRESS, "
            + "FLIGHTS_BASELINE_STORE_ADDRESS, FLIGHTS_CLASSIFIER_ADDRESS and FLIGHTS_NOTIFIER_ADDRESS say where each is.",
    };

    /// <summary>The option <c>--data</c>.</summary>
    public Option<DirectoryInfo?> Data { get; }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Server.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !TryParse(text, out _))
            {
                result.AddError($"{ServerName} takes an address such as http://127.0.0.1:5100, and '{text}' is none.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(Server) is not null && result.GetValue(Data) is not null)
            {
                result.AddError($"{ServerName} asks running services, {DataName} a folder of databases: choose one.");
            }
        });
        command.Add(Server);
        command.Add(Data);
    }

    /// <summary>What was chosen.</summary>
    public SuiteChoice Of(ParseResult arguments)
    {
        _ = TryParse(arguments.GetValue(Server), out var server);
        return new SuiteChoice(server, arguments.GetValue(Data));
    }

    private static bool TryParse(string? text, out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address) && address.Scheme is ("http" or "https");
}
