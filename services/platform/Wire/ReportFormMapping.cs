using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps the form of a report: what it takes to write its text back to the letter.</summary>
internal static class ReportFormMapping
{
    /// <summary>Adds the form of a report to its message.</summary>
    public static void AddForm(this V1.Report wire, Report report)
    {
        wire.SubjectPrefix = report.SubjectPrefix;
        wire.HeaderFold = report.HeaderFold switch
        {
            HeaderFold.Block => V1.HeaderFold.Block,
            HeaderFold.Inline => V1.HeaderFold.Inline,
            _ => V1.HeaderFold.Unspecified,
        };
        wire.PassedRemark = report.PassedRemark is { } remark ? EnumMapping<PassedRemark, V1.PassedRemark>.ToWire(remark) : default;
        wire.PeopleListed = report.PeopleListed;
        wire.PeopleRuled = report.PeopleRuled;
        wire.LogTooLong = report.LogTooLong;
        wire.FinalNewlineCount = report.FinalNewlines;
        wire.HasCrlf = report.HasCrLf;
        wire.ListFooter = report.ListFooter;
        wire.PageHead.AddRange(report.PageHead);
        wire.FooterPaths.AddRange(report.FooterPaths.Select(path => new V1.FooterPath { Label = path.Label, Path = path.Path }));
        wire.FooterParagraphs.AddRange(report.Footer.Select(ToWire));
        wire.Deviations.AddRange(report.Deviations.Select(ToWire));
    }

    /// <summary>How headers are folded: not at all for a report without them.</summary>
    public static HeaderFold ToDomain(this V1.HeaderFold wire) => wire switch
    {
        V1.HeaderFold.Block => HeaderFold.Block,
        V1.HeaderFold.Inline => HeaderFold.Inline,
        _ => HeaderFold.None,
    };

    /// <summary>A deviation of a message.</summary>
    public static Deviation ToDomain(V1.Deviation wire) => new(
        EnumMapping<ReportPart, V1.ReportPart>.ToDomain(wire.Part) ?? ReportPart.RevisionLog,
        wire.Line,
        wire.Written.ToEquatableList(),
        wire.Reads.ToEquatableList());

    private static V1.FooterParagraph ToWire(FooterParagraph paragraph)
    {
        var wire = new V1.FooterParagraph { Heading = paragraph.Heading };
        wire.Addresses.AddRange(paragraph.Addresses);
        return wire;
    }

    /// <summary>A deviation on the wire.</summary>
    public static V1.Deviation ToWire(Deviation deviation)
    {
        var wire = new V1.Deviation
        {
            Part = EnumMapping<ReportPart, V1.ReportPart>.ToWire(deviation.Part),
            Line = deviation.Line,
        };
        wire.Written.AddRange(deviation.Written);
        wire.Reads.AddRange(deviation.Reads);
        return wire;
    }
}
