using Flights.Platform.Options;

namespace Flights.Cli.Replay;

/// <summary>Where the services are that a command uses.</summary>
internal sealed class SuiteAddresses
{
    /// <summary>Where the parser is. Default: its default port on this machine.</summary>
    [Variable("FLIGHTS_PARSER_ADDRESS")]
    public Uri Parser { get; set; } = new("http://127.0.0.1:5101");

    /// <summary>Where the baseline store is. Default: its default port on this machine.</summary>
    [Variable("FLIGHTS_BASELINE_STORE_ADDRESS")]
    public Uri BaselineStore { get; set; } = new("http://127.0.0.1:5102");

    /// <summary>Where the classifier is. Default: its default port on this machine.</summary>
    [Variable("FLIGHTS_CLASSIFIER_ADDRESS")]
    public Uri Classifier { get; set; } = new("http://127.0.0.1:5103");

    /// <summary>Where the notifier is. Default: its default port on this machine.</summary>
    [Variable("FLIGHTS_NOTIFIER_ADDRESS")]
    public Uri Notifier { get; set; } = new("http://127.0.0.1:5104");

    /// <summary>The addresses, for a person.</summary>
    public override string ToString() => $"{Parser} (parser), {BaselineStore} (baseline-store), {Classifier} (classifier) and {Notifier} (notifier)";

    /// <summary>The addresses of one process that has all services.</summary>
    public static SuiteAddresses Of(Uri address) => new()
    {
        Parser = address,
        BaselineStore = address,
        Classifier = address,
        Notifier = address,
    };
}
