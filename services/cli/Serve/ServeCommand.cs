using System.CommandLine;
using System.CommandLine.Parsing;
using Flights.Cli.Help;
using Flights.Cli.Replay;
using Flights.Embedded;
using Flights.Platform;
using Flights.Platform.Hosting;
using Microsoft.Extensions.Logging;

namespace Flights.Cli.Serve;

/// <summary><c>flights serve</c>: the embedded suite in the foreground, as <c>services/embedded</c> runs it.</summary>
internal static class ServeCommand
{
    private const string Name = "serve";

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data")
        {
            Description = "The folder of the databases; it is made if it is not there. Without it: FLIGHTS_DATA, or flights-data.",
        };
        var listen = new Option<Uri?>("--listen")
        {
            Description = "Where gRPC listens: http or https, an IP address and a port; port 0 takes a free one. Without it: FLIGHTS_LISTEN, or "
                + $"{ServicePorts.AddressOf(Name)}.",
            CustomParser = ParseAddress,
        };
        var command = new ExampledCommand(
            Name,
            "Runs the whole suite in this process until it is told to stop. Its other options are environment variables.",
            ("flights serve", "at http://127.0.0.1:5100, with the databases in flights-data"),
            ("flights serve --data /var/lib/flights --listen http://127.0.0.1:6000", "elsewhere"))
        {
            data, listen,
        };
        command.SetAction((arguments, _) => RunAsync(arguments.GetValue(data), arguments.GetValue(listen)));
        return command;
    }

    /// <summary>Whether a command line is this command's. The host then hears signals itself and takes <c>FLIGHTS_STOP_TIMEOUT</c> to
    /// stop.</summary>
    public static bool IsMeantBy(ParseResult arguments) => arguments.CommandResult.Command.Name == Name;

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", PathAndQuery: "/" })
        {
            return address;
        }

        result.AddError($"'{text}' is no address such as http://127.0.0.1:5100.");
        return null;
    }

    private static async Task<int> RunAsync(DirectoryInfo? data, Uri? listen)
    {
        var overrides = new Dictionary<string, string>();
        if (listen is not null)
        {
            overrides["FLIGHTS_LISTEN"] = listen.ToString();
        }

        if (data is not null)
        {
            try
            {
                data.Create();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return await SuiteQuestion.FailAsync(ExitCode.CannotCreate, $"the databases cannot be kept in '{data}': {error.Message}");
            }

            overrides["FLIGHTS_DATA"] = data.FullName;
        }

        var settings = new HostSettings { LogLevel = LogLevel.Warning, Overrides = overrides };
        return await ServiceHost.RunAsync(settings, TellReady, EmbeddedSuite.Modules());
    }

    private static void TellReady(Uri address) => Console.WriteLine($"listening on {address}; Ctrl-C ends");
}
