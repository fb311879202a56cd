using Flights.Domain.Flights;

namespace Flights.Domain.Linting.Checks;

/// <summary>Addresses of the logs ⇄ flight lines ⇄ footer: osstest writes one address for each flight line, in their order, which is the
/// address that the footer names and the flight's number.</summary>
internal static class LogsUriCheck
{
    public static void Run(LintRun run)
    {
        var uris = run.Report.LogsUris;
        if (uris.Count != 1 + run.Flight.Retests.Count)
        {
            run.Add(
                LintReasons.LogsCount, run.Places.FlightLine(run.Flight.Number), run.Places.LogsUri(0),
                $"The head names {1 + run.Flight.Retests.Count} flights and {uris.Count} addresses of logs.");
            return;
        }

        var places = run.Report.Footer
            .SelectMany(part => part.Addresses)
            .Select(address => address.TrimEnd('/'))
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < uris.Count; i++)
        {
            Check(run, i, uris[i], i == 0 ? run.Flight.Number : run.Flight.Retests[i - 1].Flight, places);
        }
    }

    private static void Check(LintRun run, int index, string uri, FlightNumber flight, HashSet<string> places)
    {
        var path = uri.TrimEnd('/');
        var slash = path.LastIndexOf('/');
        if (path[(slash + 1)..] != flight.ToString())
        {
            run.Add(
                LintReasons.LogsOfOtherFlight, run.Places.LogsUri(index), run.Places.FlightLine(flight),
                $"The address of the logs ends in {path[(slash + 1)..]}, and the flight is {flight}.");
        }

        if (run.Report.Footer.Count > 0 && !places.Contains(path[..Math.Max(slash, 0)]))
        {
            run.Add(
                LintReasons.LogsOfOtherPlace, run.Places.LogsUri(index), run.Places.FooterAddress(),
                $"The logs of flight {flight} are not where the footer says that logs are.");
        }
    }
}
