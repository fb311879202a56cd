using System.Runtime.InteropServices;

namespace Flights.Benchmarks;

/// <summary>Says on what was measured.</summary>
internal static class Machine
{
    /// <summary>One line: processor, memory, system, runtime.</summary>
    /// <param name="coresUsed">On how many cores it was measured.</param>
    public static string Describe(int coresUsed)
    {
        var processor = Value("/proc/cpuinfo", "model name", ':');
        var system = Value("/etc/os-release", "PRETTY_NAME", '=').Trim('"');
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        var hardware = FormattableString.Invariant($"{processor}, {Environment.ProcessorCount} cores of which {coresUsed} used, {memory:0} GiB");
        return $"{hardware}; {system}; {RuntimeInformation.FrameworkDescription}.";
    }

    /// <summary>How many programs wanted a processor in the last minute, on average: what it had to do besides.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static string Value(string file, string name, char separator)
    {
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) : null;
        return line is null ? $"{name} unknown" : line[(line.IndexOf(separator, StringComparison.Ordinal) + 1)..].Trim();
    }
}
