using System.Globalization;

namespace Flights.Fuzz.Tests.Inputs;

/// <summary>How much is tried, and which cases: <c>FLIGHTS_FUZZ_SEED</c>, <c>FLIGHTS_FUZZ_CASES</c> and, to run one case again,
/// <c>FLIGHTS_FUZZ_CASE</c>.</summary>
internal sealed record FuzzSettings
{
    private const int CasesInCi = 100_000;
    private const int CasesElsewhere = 20_000;

    private FuzzSettings()
    {
    }

    /// <summary>The number that all cases follow from. Default: another one each run.</summary>
    public int Seed { get; } = Number("FLIGHTS_FUZZ_SEED") ?? Environment.TickCount & int.MaxValue;

    /// <summary>How many cases are tried. Default: 100 000 where <c>CI</c> is set, elsewhere 20 000, which take a quarter of a
    /// minute.</summary>
    public int Cases { get; } = Number("FLIGHTS_FUZZ_CASES")
        ?? (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")) ? CasesElsewhere : CasesInCi);

    /// <summary>The only case to try, from 0, or null for all.</summary>
    public int? Case { get; } = Number("FLIGHTS_FUZZ_CASE");

    /// <summary>The settings of this run.</summary>
    public static FuzzSettings Current { get; } = new();

    /// <summary>How a case is run again.</summary>
    public string Again(int index) =>
        $"{(FuzzSources.HasCorpus ? "with" : "without")} FLIGHTS_CORPUS: FLIGHTS_FUZZ_SEED={Seed} FLIGHTS_FUZZ_CASE={index} "
        + "dotnet run --project tests/fuzz -- -showLiveOutput";

    private static int? Number(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidOperationException($"{variable} is '{text}': it must be a whole number.");
    }
}
