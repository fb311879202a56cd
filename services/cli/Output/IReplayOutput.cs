using Flights.Cli.Replay;

namespace Flights.Cli.Output;

/// <summary>A form in which the result of a replay is printed.</summary>
internal interface IReplayOutput
{
    /// <summary>Prints it whole.</summary>
    void Write(ReplayResult result);
}
