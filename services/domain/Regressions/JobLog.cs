using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Where the logs of a job are, by what was submitted of the job or by the addresses in the head of a report.</summary>
public static class JobLog
{
    // What osstest writes for each job: its steps with their logs, and all other files.
    private const string Page = "info.html";

    /// <summary>The most UTF-16 code units of an address.</summary>
    public const int MaxUriLength = 500;

    /// <summary>The page of a job's logs in a flight; empty if nothing says where its logs are.</summary>
    public static string UriOf(Flight flight, string job)
    {
        if (flight.Complete?.Jobs.FirstOrDefault(each => each.Name == job) is { LogUri: { Length: > 0 } own } && IsUsable(own))
        {
            return own;
        }

        foreach (var uri in flight.Report.LogsUris)
        {
            if (IsUsable(uri) && uri.EndsWith($"/{flight.Number}/", StringComparison.Ordinal))
            {
                return $"{uri}{Uri.EscapeDataString(job)}/{Page}";
            }
        }

        return "";
    }

    /// <summary>Whether an address is one that people may be sent to: a web page's, and not too long.</summary>
    public static bool IsUsable(string uri) =>
        uri.Length <= MaxUriLength
        && Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps);
}
