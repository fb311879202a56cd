using System.CommandLine;
using Flights.Domain.Flights;

namespace Flights.Cli;

/// <summary>Options that several commands take.</summary>
internal static class Arguments
{
    private const int MaxSeconds = 3600;

    /// <summary><c>--lab</c>.</summary>
    public static Option<string?> Lab() => Lab("The lab that the reports come from. Without it, the parser finds it by the host of the logs.");

    /// <summary><c>--lab</c> beside the number of a recorded flight.</summary>
    public static Option<string?> LabOfNumber() => Lab("The lab of a flight that is given by its number. Without it: default.");

    /// <summary>The lab that <c>--lab</c> names, or the default one.</summary>
    public static LabName LabOrDefault(this ParseResult arguments, Option<string?> lab) =>
        arguments.GetValue(lab) is { } name ? new LabName(name) : LabName.Default;

    private static Option<string?> Lab(string description)
    {
        var lab = new Option<string?>("--lab") { Description = description };
        lab.Validators.Add(result =>
        {
            if (!LabName.IsValid(result.GetValueOrDefault<string?>()))
            {
                result.AddError("--lab takes 1 to 63 lower-case letters, digits and '-'.");
            }
        });
        return lab;
    }

    /// <summary>An option that takes seconds, 1 to 3600.</summary>
    public static Option<int> Seconds(string name, string description, int standard)
    {
        var seconds = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MaxSeconds)
            {
                result.AddError($"{name} takes 1 to {MaxSeconds} seconds.");
            }
        });
        return seconds;
    }
}
