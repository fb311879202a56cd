using Flights.Cli.Replay;
using Google.Protobuf;

namespace Flights.Cli.Output;

/// <summary>Prints one JSON object a line, in the JSON mapping of protobuf: <c>flights.v1.ReplayLine</c>.</summary>
/// <param name="writer">Where to.</param>
internal sealed class JsonOutput(TextWriter writer) : IReplayOutput
{
    /// <inheritdoc/>
    public void Write(ReplayResult result)
    {
        foreach (var flight in result.Flights)
        {
            Write(new V1.ReplayLine { Flight = flight });
        }

        foreach (var regression in result.Branches.SelectMany(branch => branch.Regressions))
        {
            Write(new V1.ReplayLine { Regression = regression });
        }

        foreach (var bisection in result.Bisections)
        {
            Write(new V1.ReplayLine { Bisection = bisection });
        }

        foreach (var gate in result.Branches.Select(branch => branch.Gate).OfType<V1.ReplayedGate>())
        {
            Write(new V1.ReplayLine { Gate = gate });
        }

        foreach (var refused in result.Refused)
        {
            Write(new V1.ReplayLine { Refused = refused });
        }

        Write(new V1.ReplayLine { Totals = result.Totals });
    }

    private void Write(V1.ReplayLine line)
    {
        JsonFormatter.Default.Format(line, writer);
        writer.WriteLine();
    }
}
