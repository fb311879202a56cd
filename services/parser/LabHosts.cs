using Flights.Domain.Flights;

namespace Flights.Parser;

/// <summary>Which lab a report comes from, by the hosts that it names.</summary>
public sealed class LabHosts
{
    private readonly Dictionary<string, LabName> _labs = new(StringComparer.OrdinalIgnoreCase);

    private LabHosts()
    {
    }

    /// <summary>Reads <c>HOST=LAB,HOST=LAB</c>.</summary>
    /// <param name="text">The text; empty for no host at all.</param>
    /// <param name="errors">What is wrong with it, one sentence each; the rest of the text holds all the same.</param>
    public static LabHosts Read(string text, out IReadOnlyList<string> errors)
    {
        var hosts = new LabHosts();
        var wrong = new List<string>();
        foreach (var entry in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            var (host, lab) = equals < 0 ? ("", entry) : (entry[..equals].TrimEnd(), entry[(equals + 1)..].TrimStart());
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown || !LabName.IsValid(lab))
            {
                wrong.Add($"'{entry}' must have the form 'host=lab', with a lab of lower-case letters, digits and '-'.");
            }
            else if (!hosts._labs.TryAdd(host, new LabName(lab)))
            {
                wrong.Add($"'{host}' stands there twice.");
            }
        }

        errors = wrong;
        return hosts;
    }

    /// <summary>The lab of a report: that of the logs' host, else that of the host that wrote it, else
    /// <see cref="LabName.Default"/>.</summary>
    public LabName Of(Report report) =>
        ByAddress(report.LogsUris) ?? (_labs.TryGetValue(report.ReportingHost, out var byFooter) ? byFooter : LabName.Default);

    /// <summary>The lab of a bisection: that of its last flight's report; without one, that of the host of its graph or of the logs that it
    /// names.</summary>
    public LabName Of(Bisection bisection) =>
        bisection.LastFlight is { } flight
            ? Of(flight.Report)
            : ByAddress([bisection.GraphUri, .. bisection.Findings.Select(finding => finding.ReproUri)]) ?? LabName.Default;

    private LabName? ByAddress(IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && _labs.TryGetValue(uri.Host, out var lab))
            {
                return lab;
            }
        }

        return null;
    }
}
