namespace Flights.Domain.Flights;

/// <summary>The parts of a report's text that are no results: what people read and no rule uses.</summary>
public sealed record Report
{
    /// <summary>The report of a flight of which no text is known.</summary>
    public static readonly Report Empty = new();

    /// <summary>The subject of the mail, unfolded; empty for a text without headers.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The message id of the mail, without angle brackets; empty for a text without headers.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The outcome as the subject prints it, such as <c>regressions - FAIL</c>, without <c> - PUSHED</c>.</summary>
    public string Headline { get; init; } = "";

    /// <summary>Whether the subject ends in <c> - PUSHED</c>.</summary>
    public bool HeadlinePushed { get; init; }

    /// <summary>What the verdict line says, or null if there is none.</summary>
    public PrintedVerdict? Verdict { get; init; }

    /// <summary>Where the logs are, one address for each flight that the head names.</summary>
    public EquatableList<string> LogsUris { get; init; }

    /// <summary>What stands in front of the subject that osstest gave, such as <c>[Xen-devel] </c> or <c>Re: </c>. Mostly empty.</summary>
    public string SubjectPrefix { get; init; } = "";

    /// <summary>How the mail folds its <c>X-Osstest-*</c> headers.</summary>
    public HeaderFold HeaderFold { get; init; }

    /// <summary>What a page of a list's archive puts above the report, verbatim. Empty for a mail.</summary>
    public EquatableList<string> PageHead { get; init; }

    /// <summary>The lines above the flight line, verbatim, blank ones too.</summary>
    public EquatableList<string> Preamble { get; init; }

    /// <summary>The remark that all tests passed, or null if there is none.</summary>
    public PassedRemark? PassedRemark { get; init; }

    /// <summary>Whether the report lists the people, be there any or none.</summary>
    public bool PeopleListed { get; init; }

    /// <summary>The people who touched the revisions under test, in report order.</summary>
    public EquatableList<Person> People { get; init; }

    /// <summary>How many people touched them, where the report counts instead of listing.</summary>
    public int? PeopleCount { get; init; }

    /// <summary>Whether a line of dashes stands below the people, as in the mails of the first years.</summary>
    public bool PeopleRuled { get; init; }

    /// <summary>The host that wrote the report.</summary>
    public string ReportingHost { get; init; } = "";

    /// <summary>Where that host keeps the flights' files, in report order.</summary>
    public EquatableList<FooterPath> FooterPaths { get; init; }

    /// <summary>Where to read more, one element a paragraph of the footer.</summary>
    public EquatableList<FooterParagraph> Footer { get; init; }

    /// <summary>The lines about broken jobs and steps below the footer, in order.</summary>
    public EquatableList<BrokenNote> BrokenNotes { get; init; }

    /// <summary>The commits of the revision log, newest first.</summary>
    public EquatableList<Commit> Commits { get; init; }

    /// <summary>The text of the revision log, LF line ends; empty if the report carries none.</summary>
    public string RevisionLog { get; init; } = "";

    /// <summary>How many lines the omitted revision log would have, if the report says so.</summary>
    public int? OmittedLogLines { get; init; }

    /// <summary>Whether the revision log was left out as too long, without a count.</summary>
    public bool LogTooLong { get; init; }

    /// <summary>How many line ends the report's text ends in, a list's footer left aside.</summary>
    public int FinalNewlines { get; init; } = 1;

    /// <summary>Whether every line of the text ends in CRLF.</summary>
    public bool HasCrLf { get; init; }

    /// <summary>What a list's software appended to the text, verbatim, from its line of underscores on. Mostly empty.</summary>
    public string ListFooter { get; init; } = "";

    /// <summary>Where the text reads otherwise than the facts are written, in order. Mostly empty.</summary>
    public EquatableList<Deviation> Deviations { get; init; }

    /// <summary>Lines that the parser does not know, with their places.</summary>
    public EquatableList<UnknownLine> UnknownLines { get; init; }

    /// <summary>What the parser tolerated on the way, then where the report disagrees with itself.</summary>
    public EquatableList<Diagnostic> Diagnostics { get; init; }
}

/// <summary>What a report's verdict line says.</summary>
public enum PrintedVerdict
{
    /// <summary><c>Perfect :-)</c></summary>
    Perfect,

    /// <summary><c>Failures :-/ but no regressions.</c></summary>
    Tolerable,

    /// <summary><c>Regressions :-(</c></summary>
    Regressions,

    /// <summary><c>Failures and problems with tests :-(</c></summary>
    Problems,
}

/// <summary>What a report says where all tests of its own flight passed.</summary>
public enum PassedRemark
{
    /// <summary><c>All tests in this flight passed as required</c></summary>
    AsRequired,

    /// <summary><c>All tests in this flight passed</c>: the words of 2015.</summary>
    Plain,
}

/// <summary>How a mail folds the headers that osstest adds, which name the rows and versions once more.</summary>
public enum HeaderFold
{
    /// <summary>The mail has no such headers.</summary>
    None,

    /// <summary>Nothing stands on the line of the header's name, and each value on a line of its own behind four blanks.</summary>
    Block,

    /// <summary>The first value stands on the line of the header's name, each other one on a line behind one blank, and a long line
    /// is folded once more at a blank.</summary>
    Inline,
}

/// <summary>A directory that the footer names.</summary>
/// <param name="Label">What is there, such as <c>logs</c>.</param>
/// <param name="Path">The directory, on the host that wrote the report.</param>
public sealed record FooterPath(string Label, string Path);

/// <summary>A paragraph of the footer: what is to be found, and where.</summary>
/// <param name="Heading">The line above the addresses.</param>
/// <param name="Addresses">The addresses.</param>
public sealed record FooterParagraph(string Heading, EquatableList<string> Addresses);

/// <summary>Somebody who touched the revisions under test.</summary>
/// <param name="Name">The name, as printed.</param>
/// <param name="Address">The address without angle brackets; empty if the line has none.</param>
/// <param name="Remainder">What the line says behind the address. Mostly empty.</param>
public sealed record Person(string Name, string Address, string Remainder);

/// <summary>A line below the footer that names a job or a step as broken.</summary>
/// <param name="Job">The job.</param>
/// <param name="TestId">The test id of a <c>broken-step</c> line; empty for a <c>broken-job</c> line.</param>
/// <param name="Status">The status word of a <c>broken-job</c> line; empty for a <c>broken-step</c> line.</param>
public sealed record BrokenNote(string Job, string TestId, string Status);

/// <summary>One commit of the revision log.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Parents">The parents' revisions as printed: only a merge names them.</param>
/// <param name="Author">The author, as printed.</param>
/// <param name="Date">The date, as printed.</param>
/// <param name="Subject">The first line of the message.</param>
/// <param name="Body">The rest of the message, without its indentation and the blank line below the subject.</param>
public sealed record Commit(string Revision, EquatableList<string> Parents, string Author, string Date, string Subject, string Body)
{
    /// <summary>The trailers that end the message, in order. They are part of the body too.</summary>
    public EquatableList<Trailer> Trailers { get; init; }
}

/// <summary>A line at the end of a commit's message that says one thing of it.</summary>
/// <param name="Name">What it says, such as <c>Signed-off-by</c>.</param>
/// <param name="Value">What follows the colon, continuation lines joined by a blank.</param>
public sealed record Trailer(string Name, string Value);

/// <summary>A line that the parser does not know.</summary>
/// <param name="Line">The line of the report's text, from 1.</param>
/// <param name="Text">The line, verbatim.</param>
public sealed record UnknownLine(int Line, string Text);

/// <summary>Something that the parser tolerated rather than refused, or two places of a report that disagree.</summary>
/// <param name="Reason">A stable reason in UPPER_SNAKE_CASE, such as <c>UNKNOWN_LINE</c>.</param>
/// <param name="Line">The line of the report's text, from 1; 0 if it is about the whole.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 if it is about the whole line.</param>
/// <param name="Message">A sentence for a person.</param>
public sealed record Diagnostic(string Reason, int Line, int Column, string Message)
{
    /// <summary>The other place, where two disagree; null where there is one alone.</summary>
    public DiagnosticPlace? Other { get; init; }
}

/// <summary>A place in a report or in a header of its mail.</summary>
/// <param name="Header">The header, such as <c>Subject</c>; empty for the report's text.</param>
/// <param name="Line">The line of the report's text, or of the header as it is folded, from 1; 0 if it is about the whole.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units; 0 if it is about the whole line.</param>
public sealed record DiagnosticPlace(string Header, int Line, int Column);
