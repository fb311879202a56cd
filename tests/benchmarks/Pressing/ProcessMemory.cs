using System.Globalization;

namespace Flights.Benchmarks.Pressing;

/// <summary>What of the machine's memory a process holds, in MiB, as Linux tells it.</summary>
/// <param name="Now">What it holds now (<c>VmRSS</c>).</param>
/// <param name="Peak">The most that it ever held (<c>VmHWM</c>).</param>
internal readonly record struct ProcessMemory(double Now, double Peak)
{
    /// <summary>Reads it.</summary>
    /// <param name="processId">The process.</param>
    public static ProcessMemory Of(int processId)
    {
        var lines = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status"));
        return new ProcessMemory(Value(lines, "VmRSS:"), Value(lines, "VmHWM:"));
    }

    private static double Value(string[] lines, string name)
    {
        var line = lines.Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }
}
