using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.BaselineStore;

/// <summary>What callers are told of requests that are wrong, whatever is recorded.</summary>
internal static class InvalidArgument
{
    /// <summary>How many reports one request may ask about.</summary>
    public const int MaxProgressReports = 10_000;

    public static FlightsException Horizon(V1.Horizon horizon) =>
        new(ErrorKind.InvalidArgument, "INVALID_HORIZON", $"{(int)horizon} is no horizon.") { Field = "horizon" };

    public static FlightsException Step() =>
        new(ErrorKind.InvalidArgument, "STEP_INCOMPLETE", "A step is named by its job and its test.") { Field = "step" };

    /// <summary>Refuses a request for progress that asks for what cannot be.</summary>
    public static void CheckProgress(V1.GetProgressRequest request)
    {
        var count = request.Reports.Count + request.Bisections.Count;
        if (count > MaxProgressReports)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, "TOO_MANY_REPORTS", $"At most {MaxProgressReports} reports of flights and bisections can be asked about at once.")
            {
                Field = "reports",
            };
        }

        if (request.MinDoneCount < 0 || request.MinDoneCount > count)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, "INVALID_MIN_DONE_COUNT", "It must be between 0 and the number of reports.")
            {
                Field = "min_done_count",
            };
        }

        if (request.WaitTime is { } wait
            && (wait.Seconds is < 0 or > Duration.MaxSeconds || wait.Nanos is < 0 or >= Duration.NanosecondsPerSecond))
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument,
                "INVALID_WAIT_TIME",
                "The time to wait must not be negative, nor longer than a google.protobuf.Duration can be.")
            {
                Field = "wait_time",
            };
        }
    }
}
