namespace Flights.Cli.Output;

/// <summary>The words for values of the wire, with their tones.</summary>
internal static class Tones
{
    /// <summary>The state of a regression.</summary>
    public static TonedText Of(V1.RegressionState state) =>
        new(Words.Of(state), state == V1.RegressionState.Open ? Tone.Bad : Tone.Good);

    /// <summary>A verdict.</summary>
    public static TonedText Of(V1.FlightVerdict verdict) => new(Words.Of(verdict), verdict switch
    {
        V1.FlightVerdict.Perfect or V1.FlightVerdict.Tolerable => Tone.Good,
        V1.FlightVerdict.Regressions => Tone.Bad,
        _ => Tone.Doubtful,
    });

    /// <summary>Whether and how a failure blocks; a dash if it does not.</summary>
    public static TonedText Of(V1.Blocker blocker) => blocker switch
    {
        V1.Blocker.None or V1.Blocker.Unspecified => new("-", Tone.Quiet),
        V1.Blocker.Regression => new(Words.Of(blocker), Tone.Bad),
        _ => new(Words.Of(blocker), Tone.Doubtful),
    };
}
