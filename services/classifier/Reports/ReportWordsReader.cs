using System.Globalization;
using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Platform.Errors;

namespace Flights.Classifier.Reports;

/// <summary>Reads what a report is to say that is no result.</summary>
internal static class ReportWordsReader
{
    private const int MaxTextBytes = 1024 * 1024;
    private const int MaxLineLength = 2000;
    private const int MaxLines = 100;

    /// <summary>Reads it.</summary>
    /// <param name="wire">What is to be said; null for nothing.</param>
    /// <exception cref="FlightsException">A field is wrong: it says which.</exception>
    public static ReportForm Read(V1.ReportWords? wire)
    {
        if (wire is null)
        {
            return ReportForm.Plain;
        }

        CheckCount(wire.FooterPaths.Count, "words.footer_paths");
        CheckCount(wire.Footer.Count, "words.footer");
        CheckCount(wire.Footer.Sum(paragraph => paragraph.Addresses.Count), "words.footer.addresses");
        return new ReportForm
        {
            RunKind = RunKindOf(wire.RunKind),
            SaysPushed = wire.SaysPushed,
            LogsUri = Line(wire.LogsUri, "words.logs_uri"),
            Preamble = Text(wire.Preamble, "words.preamble"),
            Include = wire.HasInclude ? Text(wire.Include, "words.include") : null,
            ReportingHost = Line(wire.ReportingHost, "words.reporting_host"),
            FooterPaths = wire.FooterPaths
                .Select((path, index) => new FooterPath(
                    Line(path.Label, $"{Place("words.footer_paths", index)}.label"), Line(path.Path, $"{Place("words.footer_paths", index)}.path")))
                .ToEquatableList(),
            Footer = wire.Footer.Select(ReadParagraph).ToEquatableList(),
        };
    }

    private static FooterParagraph ReadParagraph(V1.FooterParagraph wire, int index)
    {
        var place = Place("words.footer", index);
        return new FooterParagraph(
            Line(wire.Heading, $"{place}.heading"),
            wire.Addresses.Select((address, at) => Line(address, Place($"{place}.addresses", at))).ToEquatableList());
    }

    private static RunKind RunKindOf(V1.RunKind wire) => wire switch
    {
        V1.RunKind.Unspecified or V1.RunKind.Main => RunKind.Main,
        V1.RunKind.Baseline => RunKind.Baseline,
        V1.RunKind.BaselineOnly => RunKind.BaselineOnly,
        V1.RunKind.Adhoc => RunKind.Adhoc,
        _ => throw Invalid("UNKNOWN_RUN_KIND", "This version knows no such sort of run.", "words.run_kind"),
    };

    private static string Text(string text, string field) => Encoding.UTF8.GetByteCount(text) <= MaxTextBytes
        ? text
        : throw Invalid(FieldReasons.TooLong, $"The text has at most {MaxTextBytes} bytes.", field);

    private static string Line(string text, string field) => text.Length <= MaxLineLength && !text.Any(char.IsControl)
        ? text
        : throw Invalid(FieldReasons.TooLong, $"It is one line of at most {MaxLineLength} characters.", field);

    private static void CheckCount(int count, string field)
    {
        if (count > MaxLines)
        {
            throw Invalid("TOO_MANY", $"At most {MaxLines} are written.", field);
        }
    }

    private static string Place(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
