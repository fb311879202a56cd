using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Writing;

/// <summary>Writes what osstest's report program prints above a report, and its daily script makes the headers of a mail from: the rest of
/// the subject, and the headers, each with its values on lines of their own.</summary>
public static class ProgramHeadersWriter
{
    /// <summary>Writes the lines, each with a line feed.</summary>
    /// <param name="flight">The facts of the report.</param>
    public static string Write(Flight flight)
    {
        var text = new StringBuilder().Append(flight.Number).Append(": ").Append(flight.Report.Headline).Append('\n');
        foreach (var header in ReportWriter.WriteHeaders(flight))
        {
            if (header.Name != "Subject")
            {
                text.Append(header.Name).Append(':').Append(header.Value).Append('\n');
            }
        }

        return text.ToString();
    }
}
