using System.Diagnostics;

namespace Flights.Benchmarks;

/// <summary>Measures on one core and prints Markdown.</summary>
internal static class Program
{
    private const int Rounds = 15;

    private static int Main()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.ProcessorAffinity = 1;
        }

        Console.WriteLine(Machine.Describe());
        Measure("Our samples (`tests/samples`)", BenchmarkMails.Samples());
        if (Environment.GetEnvironmentVariable("FLIGHTS_CORPUS") is { Length: > 0 } corpus)
        {
            Measure("Real mails (`FLIGHTS_CORPUS`)", BenchmarkMails.Below(corpus));
        }
        else
        {
            Console.WriteLine("\nFLIGHTS_CORPUS does not name a folder of real mails: only our samples were measured.");
        }

        return 0;
    }

    private static void Measure(string name, IReadOnlyList<BenchmarkMail> mails) =>
        Console.Write(ResultTable.Of(name, mails, Measurement.Run(Operation.All, mails, Rounds)));
}
