using System.Globalization;
using Google.Protobuf;

namespace Flights.Benchmarks.Pressing;

/// <summary>The reports of an invented lab: small ones, of flights on four branches, of which every tenth fails.</summary>
internal static class SmallReports
{
    private const int Jobs = 8;
    private const int FailsEvery = 10;

    private static readonly string[] Branches = ["plum-unstable", "plum-4.1-testing", "damson-mainline", "quince"];

    /// <summary>The report of a flight.</summary>
    /// <param name="number">The number of the flight.</param>
    public static V1.SubmitReportRequest Of(int number)
    {
        var branch = Branches[number % Branches.Length];
        var fails = number % FailsEvery == 0;
        var row = fails ? " test-amd64-xl-0               5 step-5                   fail REGR. vs. 1\n" : "";
        var jobs = string.Concat(Enumerable.Range(0, Jobs).Select(job =>
            string.Create(CultureInfo.InvariantCulture, $" test-amd64-xl-{job}                                              {(fails && job == 0 ? "fail" : "pass")}    \n")));
        return new V1.SubmitReportRequest
        {
            Text = ByteString.CopyFromUtf8(string.Create(CultureInfo.InvariantCulture, $"""
                flight {number} {branch} real [real]
                http://logs.lab.example.org/osstest/logs/{number}/

                {(fails ? "Regressions :-(\n\nTests which did not succeed and are blocking,\nincluding tests which could not be run:\n" + row : "Perfect :-)\nAll tests in this flight passed as required\n")}
                version targeted for testing:
                 plum                 {number:x40}
                baseline version:
                 plum                 {1:x40}

                jobs:
                {jobs}

                ------------------------------------------------------------
                sg-report-flight on host.lab.example.org

                """)),
        };
    }
}
