using System.Text.RegularExpressions;

namespace Flights.EndToEnd.Tests.Asking;

/// <summary>What commands print, word by word: the golden files beside this. With <c>FLIGHTS_WRITE_GOLDEN</c> they are written anew, to the
/// folder that it names.</summary>
internal static class Golden
{
    /// <summary>Compares an output with its file. What the clock, or the order of arrival, decides is left out: for how long a branch
    /// has been silent, and the ids of incidents.</summary>
    public static void AssertIs(string name, string output)
    {
        var text = Regex.Replace(Regex.Replace(output, "silent for [0-9]+ days", "silent for N days"), "/incidents/[0-9]+-[0-9a-f]+", "/incidents/ID");
        if (Environment.GetEnvironmentVariable("FLIGHTS_WRITE_GOLDEN") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name + ".txt"), text);
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "golden", name + ".txt")), text);
    }
}
