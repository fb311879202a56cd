using System.CommandLine;
using Flights.Cli.Replay;

namespace Flights.Cli.Asking;

/// <summary><c>--server</c>, <c>--connect</c> and <c>--data</c> of a command that has a suite of its own, unless it is told to use running
/// services.</summary>
/// <param name="dataDescription">What <c>--data</c> is.</param>
internal sealed class OwnSuiteOptions(string dataDescription)
{
    private readonly SuiteOptions _suite = new(dataDescription);

    private readonly Option<bool> _connect = new("--connect")
    {
        Description = "Uses running services instead of the embedded suite: FLIGHTS_PARSER_ADDRESS, FLIGHTS_BASELINE_STORE_ADDRESS and "
            + "FLIGHTS_NOTIFIER_ADDRESS say where they are.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _suite.AddTo(command);
        command.Add(_connect);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_connect) && result.GetValue(_suite.Data) is not null)
            {
                result.AddError("--connect uses the databases of running services, --data those of an embedded suite: choose one.");
            }
        });
    }

    /// <summary>The folder of the embedded suite's databases; null if none was given.</summary>
    public DirectoryInfo? Data(ParseResult arguments) => arguments.GetValue(_suite.Data);

    /// <summary>Where the running services are; null for an embedded suite.</summary>
    /// <exception cref="Platform.Options.OptionsException">A variable of the environment is wrong.</exception>
    public SuiteAddresses? Addresses(ParseResult arguments)
    {
        var choice = _suite.Of(arguments);
        return choice.Server is not null || arguments.GetValue(_connect) ? choice.Addresses() : null;
    }
}
