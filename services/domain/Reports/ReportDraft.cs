using Flights.Domain.Flights;
using Flights.Domain.Reports.Parts;
using Flights.Domain.Reports.Writing;

namespace Flights.Domain.Reports;

/// <summary>The report as far as it was read: what the readers of its parts fill in.</summary>
internal sealed class ReportDraft(ReportText text, ParseLimits limits) : IDisposable
{
    private readonly List<UnknownLine> _unknownLines = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly List<Job> _jobs = new(UsualJobs(text, limits));
    private readonly List<StepFailure> _rows = [];

    /// <summary>The words of the report that stand in it more than once: jobs, tests, trees, revisions, people.</summary>
    public WordPool Words { get; } = new();

    public ParseError? Error { get; set; }

    public SubjectLine? Subject { get; set; } = SubjectLine.Read(text.Subject);

    public List<string> PageHead { get; } = [];

    public List<string> Preamble { get; } = [];

    public List<Retest> Flights { get; } = [];

    public int FlightLine { get; set; }

    public List<string> LogsUris { get; } = [];

    public PrintedVerdict? Verdict { get; set; }

    public PassedRemark? PassedRemark { get; set; }

    public VersionsDraft Targeted { get; } = new();

    public VersionsDraft Baseline { get; } = new();

    public List<PushAge> PushAges { get; } = [];

    public List<Person> People { get; } = [];

    public int? PeopleCount { get; set; }

    public bool PeopleListed { get; set; }

    public bool PeopleRuled { get; set; }

    public string? ReportingHost { get; set; }

    public List<FooterPath> FooterPaths { get; } = [];

    public List<FooterParagraph> Footer { get; } = [];

    public List<BrokenNote> BrokenNotes { get; } = [];

    public PushOutcome? PushOutcome { get; set; }

    public List<RefUpdate> RefUpdates { get; } = [];

    public List<string> PushOutput { get; } = [];

    public string PushedRevision { get; set; } = "";

    public EquatableList<Commit> Commits { get; set; }

    public string RevisionLog { get; set; } = "";

    public int? OmittedLogLines { get; set; }

    public bool LogTooLong { get; set; }

    public bool HasJobs => _jobs.Count > 0;

    public void AddRow(StepFailure row)
    {
        if (_rows.Count == limits.MaxRows)
        {
            Error ??= ParseReasons.HasTooManyRows(row.Line, limits.MaxRows);
            return;
        }

        _rows.Add(row);
    }

    public void AddJob(ReadOnlySpan<char> name, StepStatus status, int line)
    {
        if (_jobs.Count == limits.MaxJobs)
        {
            Error ??= ParseReasons.HasTooManyJobs(line, limits.MaxJobs);
        }
        else if (Words.NoteJob(name, line, out var job) is var first && first == line)
        {
            _jobs.Add(new Job(job, status) { Host = Examination.HostOf(Flights[0].Branch, job) });
        }
        else
        {
            _diagnostics.Add(ParseReasons.IsDuplicateJob(job, line, first));
        }
    }

    public void AddUnknown(ReadOnlySpan<char> line, int number)
    {
        _unknownLines.Add(new UnknownLine(number, line.ToString()));
        _diagnostics.Add(ParseReasons.IsUnknown(number));
    }

    /// <summary>Ends the report.</summary>
    /// <param name="lastLine">The last line of the text.</param>
    /// <returns>Null, or why it can't be one.</returns>
    public ParseError? Finish(int lastLine)
    {
        if (Error is not null || _jobs.Count == 0)
        {
            return Error ?? ParseReasons.HasNoJobsTable(lastLine);
        }

        if (ReportingHost is null)
        {
            _diagnostics.Add(ParseReasons.HasNoFooter(lastLine));
        }

        return null;
    }

    /// <summary>The flight that the report tells of.</summary>
    /// <param name="body">The text without a list's footer, its wraps undone.</param>
    /// <param name="form">Its form.</param>
    public Flight ToFlight(string body, TextForm form)
    {
        var flight = ToFlight(form);
        EquatableList<Deviation> deviations = [.. EnvelopeDeviations.Find(flight, text), .. form.DeviationsOf(flight, body)];
        return deviations.Count == 0 ? flight : flight with { Report = flight.Report with { Deviations = deviations } };
    }

    // A line of the table has 71 characters, and mostly makes up less than the half of a report.
    private static int UsualJobs(ReportText text, ParseLimits limits) => Math.Min(text.Text.Length / 128, limits.MaxJobs);

    /// <inheritdoc/>
    public void Dispose() => Words.Dispose();

    private Flight ToFlight(TextForm form) => new()
    {
        Lab = text.Lab,
        Number = Flights[0].Flight,
        Branch = Flights[0].Branch,
        Blessing = Flights[0].Blessing,
        IntendedBlessing = Flights[0].IntendedBlessing,
        RunKind = Subject?.RunKind ?? KindFromHead(),
        Retests = Flights.Skip(1).ToEquatableList(),
        Jobs = _jobs.ToEquatableList(),
        Failures = _rows.ToEquatableList(),
        Targeted = Targeted.ToVersions(),
        Baseline = Baseline.ToVersions(),
        Push = PushOutcome is { } outcome
            ? new Push(outcome, RefUpdates.ToEquatableList(), PushOutput.ToEquatableList()) { Revision = PushedRevision }
            : null,
        PushAges = PushAges.ToEquatableList(),
        ReportTime = text.Date,
        Digest = text.Digest,
        BodyHashState = text.BodyHashState,
        Report = ToReport(form),
    };

    private Report ToReport(TextForm form) => new()
    {
        Subject = text.Subject,
        MessageId = text.MessageId,
        Headline = Subject?.Headline ?? "",
        HeadlinePushed = Subject?.IsPushed ?? false,
        Verdict = Verdict,
        LogsUris = LogsUris.ToEquatableList(),
        SubjectPrefix = Subject?.Prefix ?? "",
        HeaderFold = EnvelopeWriter.FoldOf(text.OsstestHeaders),
        PageHead = PageHead.ToEquatableList(),
        Preamble = Preamble.ToEquatableList(),
        PassedRemark = PassedRemark,
        PeopleListed = PeopleListed,
        PeopleRuled = PeopleRuled,
        People = People.ToEquatableList(),
        PeopleCount = PeopleCount,
        ReportingHost = ReportingHost ?? "",
        FooterPaths = FooterPaths.ToEquatableList(),
        Footer = Footer.ToEquatableList(),
        BrokenNotes = BrokenNotes.ToEquatableList(),
        Commits = Commits,
        RevisionLog = RevisionLog,
        OmittedLogLines = OmittedLogLines,
        LogTooLong = LogTooLong,
        FinalNewlines = form.FinalNewlines,
        HasCrLf = form.HasCrLf,
        ListFooter = form.ListFooter,
        UnknownLines = _unknownLines.ToEquatableList(),
        Diagnostics = _diagnostics.ToEquatableList(),
    };

    // Without a subject: the blessing shows a run by hand, and the text that osstest puts above a forced baseline run shows that one.
    private RunKind KindFromHead()
    {
        var wished = (Flights[0].IntendedBlessing ?? Flights[0].Blessing).Word;
        if (wished is "adhoc" or "play")
        {
            return RunKind.Adhoc;
        }

        return BaselinePreamble.IsIn(Preamble) ? RunKind.Baseline : RunKind.Main;
    }
}
