using Flights.Domain.Flights;

namespace Flights.Oracle.Tests;

/// <summary>The words of the histories for what was decided on a push.</summary>
internal static class PushWords
{
    private const string Pushed = "pushed";
    private const string UpToDate = "already-up-to-date";
    private const string NotPushed = "not-pushing";

    /// <summary>The word.</summary>
    public static string Of(PushOutcome? push) => push switch
    {
        null => "none",
        PushOutcome.Pushed => Pushed,
        PushOutcome.UpToDate => UpToDate,
        _ => NotPushed,
    };

    /// <summary>What a word says; null for none.</summary>
    public static PushOutcome? Read(string? word) => word switch
    {
        Pushed => PushOutcome.Pushed,
        UpToDate => PushOutcome.UpToDate,
        NotPushed => PushOutcome.NotPushed,
        _ => null,
    };
}
