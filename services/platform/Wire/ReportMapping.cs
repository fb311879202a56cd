using Flights.Domain.Flights;

namespace Flights.Platform.Wire;

/// <summary>Maps the parts of a report that are no results.</summary>
public static class ReportMapping
{
    /// <summary>The report on the wire.</summary>
    public static V1.Report ToWire(this Report report)
    {
        var wire = new V1.Report
        {
            Subject = report.Subject,
            MessageId = report.MessageId,
            Headline = report.Headline,
            HeadlinePushed = report.HeadlinePushed,
            Verdict = report.Verdict is { } verdict ? EnumMapping<PrintedVerdict, V1.PrintedVerdict>.ToWire(verdict) : default,
            ReportingHost = report.ReportingHost,
            RevisionLog = report.RevisionLog,
        };
        wire.AddForm(report);
        if (report.PeopleCount is { } peopleCount)
        {
            wire.PeopleCount = peopleCount;
        }

        if (report.OmittedLogLines is { } lineCount)
        {
            wire.OmittedLogLines = lineCount;
        }

        wire.LogsUris.AddRange(report.LogsUris);
        wire.Preamble.AddRange(report.Preamble);
        wire.People.AddRange(report.People.Select(ToWire));
        wire.BrokenNotes.AddRange(report.BrokenNotes.Select(note =>
            new V1.BrokenNote { JobId = note.Job, TestId = note.TestId, StatusWord = note.Status }));
        wire.Commits.AddRange(report.Commits.Select(ToWire));
        wire.UnknownLines.AddRange(report.UnknownLines.Select(line => new V1.UnknownLine { Line = line.Line, Text = line.Text }));
        wire.Diagnostics.AddRange(report.Diagnostics.Select(DiagnosticMapping.ToWire));
        return wire;
    }

    /// <summary>The report of a message.</summary>
    public static Report ToDomain(this V1.Report wire) => new()
    {
        Subject = wire.Subject,
        MessageId = wire.MessageId,
        Headline = wire.Headline,
        HeadlinePushed = wire.HeadlinePushed,
        Verdict = EnumMapping<PrintedVerdict, V1.PrintedVerdict>.ToDomain(wire.Verdict),
        LogsUris = wire.LogsUris.ToEquatableList(),
        Preamble = wire.Preamble.ToEquatableList(),
        People = wire.People.Select(ToDomain).ToEquatableList(),
        PeopleCount = wire.HasPeopleCount ? wire.PeopleCount : null,
        ReportingHost = wire.ReportingHost,
        SubjectPrefix = wire.SubjectPrefix,
        HeaderFold = wire.HeaderFold.ToDomain(),
        PageHead = wire.PageHead.ToEquatableList(),
        PassedRemark = EnumMapping<PassedRemark, V1.PassedRemark>.ToDomain(wire.PassedRemark),
        PeopleListed = wire.PeopleListed,
        PeopleRuled = wire.PeopleRuled,
        FooterPaths = wire.FooterPaths.Select(path => new FooterPath(path.Label, path.Path)).ToEquatableList(),
        Footer = wire.FooterParagraphs
            .Select(paragraph => new FooterParagraph(paragraph.Heading, paragraph.Addresses.ToEquatableList()))
            .ToEquatableList(),
        LogTooLong = wire.LogTooLong,
        FinalNewlines = wire.FinalNewlineCount,
        HasCrLf = wire.HasCrlf,
        ListFooter = wire.ListFooter,
        Deviations = wire.Deviations.Select(ReportFormMapping.ToDomain).ToEquatableList(),
        BrokenNotes = wire.BrokenNotes.Select(note => new BrokenNote(note.JobId, note.TestId, note.StatusWord)).ToEquatableList(),
        Commits = wire.Commits.Select(ToDomain).ToEquatableList(),
        RevisionLog = wire.RevisionLog,
        OmittedLogLines = wire.HasOmittedLogLines ? wire.OmittedLogLines : null,
        UnknownLines = wire.UnknownLines.Select(line => new UnknownLine(line.Line, line.Text)).ToEquatableList(),
        Diagnostics = wire.Diagnostics.Select(DiagnosticMapping.ToDomain).ToEquatableList(),
    };

    /// <summary>A person on the wire.</summary>
    internal static V1.Person ToWire(Person person) =>
        new() { Name = person.Name, Address = person.Address, Remainder = person.Remainder };

    /// <summary>The person of a message.</summary>
    internal static Person ToDomain(V1.Person wire) => new(wire.Name, wire.Address, wire.Remainder);

    /// <summary>A commit on the wire.</summary>
    internal static V1.Commit ToWire(Commit commit)
    {
        var wire = new V1.Commit
        {
            Revision = commit.Revision,
            Author = commit.Author,
            Date = commit.Date,
            Subject = commit.Subject,
            Body = commit.Body,
        };
        wire.Parents.AddRange(commit.Parents);
        wire.Trailers.AddRange(commit.Trailers.Select(trailer => new V1.Trailer { TrailerName = trailer.Name, Value = trailer.Value }));
        return wire;
    }

    /// <summary>The commit of a message.</summary>
    internal static Commit ToDomain(V1.Commit wire) =>
        new(wire.Revision, wire.Parents.ToEquatableList(), wire.Author, wire.Date, wire.Subject, wire.Body)
        {
            Trailers = wire.Trailers.Select(trailer => new Trailer(trailer.TrailerName, trailer.Value)).ToEquatableList(),
        };
}
