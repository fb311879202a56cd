using System.Text;
using Flights.Domain.Regressions;
using Flights.Notifier.Deliveries;
using Flights.Platform.Wire;

namespace Flights.Notifier.Channels;

/// <summary>The ids of mails and of their threads: they follow from what is told, so that a second copy of a mail has the id of the first, and
/// all mails of a thread name its beginning, which nobody sends.</summary>
/// <param name="domain">The domain of the sender.</param>
internal sealed class MailIds(string domain)
{
    /// <summary>The Message-ID of a message, without brackets.</summary>
    public string Of(V1.Notice notice) => Id(notice.Delivery);

    /// <summary>The Message-ID of the mail that is a flight's report, without brackets: that of osstest's own mails, in a domain of the lab, as
    /// labs number their flights by themselves. Whoever is sent it, it is the same mail.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">Which of the flight's results, from 1.</param>
    public string Of(V1.FlightReport report, int version)
    {
        var (lab, flight) = ResourceNames.ParseFlight(report.Flight, "report.flight");
        return $"osstest-{flight}-mainreport{DeliveryName.Suffix(version)}@{lab}.{domain}";
    }

    /// <summary>The beginnings of the threads that a message belongs to, the one that it leads to last: of an incident, of a push gate, or none of
    /// a digest. A regression of which no incident is known has a thread of its own, and belongs to that of the name that it was told under too.</summary>
    public IEnumerable<string> ThreadsOf(V1.Subscription subscription, V1.Notice notice)
    {
        if (DeliveryName.IsDigest(notice.Delivery[(notice.Delivery.LastIndexOf('/') + 1)..]))
        {
            return [];
        }

        var (lab, branch, _) = ResourceNames.ParseEvent(notice.Events[0].Header()!.Name, "header.name");
        return notice.Events[0].ToDomain() switch
        {
            RegressionEvent { Regression.IncidentId: { Length: > 0 } incident } => [Root(ResourceNames.Incident(lab, branch, incident))],
            RegressionEvent { PreviousId: { } former } told =>
                [Root(ResourceNames.Regression(lab, branch, former)), Root(ResourceNames.Regression(lab, branch, told.Regression.Id))],
            RegressionEvent told => [Root(ResourceNames.Regression(lab, branch, told.Regression.Id))],
            _ => [Root(ResourceNames.Branch(lab, branch))],
        };

        string Root(string name) => Id($"{name}/{subscription.Name}");
    }

    // Letters, digits and some signs may stand there; all else is written by its bytes.
    private string Id(string name)
    {
        var id = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            var isPlain = char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'/';
            id.Append(isPlain ? ((char)octet).ToString() : $"={octet:X2}");
        }

        return $"{id}@{domain}";
    }
}
