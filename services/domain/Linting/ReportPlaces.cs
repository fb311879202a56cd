using Flights.Domain.Flights;

namespace Flights.Domain.Linting;

/// <summary>
/// Finds where the facts of a report stand in its text. The text is gone over once, for all of them. A fact that is not found has line 0.
/// </summary>
internal sealed class ReportPlaces
{
    private readonly string[] _lines;
    private readonly Dictionary<string, int> _lineOf = new(StringComparer.Ordinal);
    private readonly List<int> _uris = [];

    public ReportPlaces(string text)
    {
        _lines = text.Split('\n');
        var part = "";
        for (var i = 0; i < _lines.Length; i++)
        {
            _lines[i] = _lines[i].TrimEnd('\r');
            part = Note(_lines[i].TrimEnd(' '), i + 1, part);
        }
    }

    /// <summary>A header as a whole, or one of its lines.</summary>
    public static DiagnosticPlace Header(string name, int line = 0) => new(name, line, 0);

    /// <summary>The line that names a flight in the head.</summary>
    public DiagnosticPlace FlightLine(FlightNumber flight) => FlightLine(flight, flight.ToString());

    /// <summary>A word of the line that names a flight in the head.</summary>
    public DiagnosticPlace FlightLine(FlightNumber flight, string word) => On($"flight {flight}", word);

    /// <summary>The address of the logs of a flight of the head.</summary>
    /// <param name="index">Its place among the addresses, from 0.</param>
    public DiagnosticPlace LogsUri(int index) => index < _uris.Count ? new("", _uris[index], 1) : new("", 0, 0);

    /// <summary>The address of the logs in the footer.</summary>
    public DiagnosticPlace FooterAddress() => On("footer address");

    /// <summary>The verdict line.</summary>
    public DiagnosticPlace Verdict() => On("verdict");

    /// <summary>The remark that all tests passed.</summary>
    public DiagnosticPlace Remark() => On("remark");

    /// <summary>The heading of a section.</summary>
    public DiagnosticPlace Section(ReportSection section) => On($"section {section}");

    /// <summary>A row, or one word of it.</summary>
    public DiagnosticPlace Row(StepFailure row, string word = "") => Word(row.Line, word);

    /// <summary>The line of the jobs table that names a job, or its heading if no line does.</summary>
    public DiagnosticPlace Job(string job, string word = "") => Or(On($"job {job}", word), "jobs");

    /// <summary>The line of a tree's version, or the heading of its part if there is none.</summary>
    public DiagnosticPlace Version(bool isBaseline, string tree, string word = "") =>
        Or(On($"{Side(isBaseline)} {tree}", word), Side(isBaseline));

    /// <summary>A push-age line.</summary>
    public DiagnosticPlace PushAge(PushAgeKind kind) => On($"age {kind}");

    /// <summary>The sentence that tells what the push gate did, or the end of the report if there is none.</summary>
    public DiagnosticPlace Push() => Or(On("push"), "footer");

    /// <summary>git's line about a reference that moved.</summary>
    public DiagnosticPlace RefUpdate(RefUpdate update, string word) => On($"ref {update.Source} {update.Reference}", word);

    /// <summary>A line about a broken job or step, or the end of the report if there is none.</summary>
    public DiagnosticPlace BrokenNote(BrokenNote note) =>
        Or(On(note.TestId.Length > 0 ? $"broken-step {note.Job} {note.TestId}" : $"broken-job {note.Job} {note.Status}"), "footer");

    /// <summary>The first line of a commit in the revision log.</summary>
    public DiagnosticPlace Commit(string revision) => On($"commit {revision}");

    /// <summary>The remark that the revision log is left out.</summary>
    public DiagnosticPlace OmittedLog() => On("omitted");

    /// <summary>Somebody's line among the people, or their heading.</summary>
    public DiagnosticPlace Person(Person person) => Or(On($"person {$"{person.Name} <{person.Address}> {person.Remainder}".Trim()}"), "people");

    /// <summary>The heading of the people.</summary>
    public DiagnosticPlace People() => On("people");

    private static string Side(bool isBaseline) => isBaseline ? "baseline" : "targeted";

    private DiagnosticPlace On(string key, string word = "") => Word(_lineOf.GetValueOrDefault(key), word);

    private DiagnosticPlace Or(DiagnosticPlace place, string key) => place.Line > 0 ? place : On(key);

    private DiagnosticPlace Word(int line, string word)
    {
        var isKnown = line >= 1 && line <= _lines.Length && word.Length > 0;
        return new DiagnosticPlace("", line, isKnown ? _lines[line - 1].IndexOf(word, StringComparison.Ordinal) + 1 : 0);
    }

    private string Note(string line, int number, string part)
    {
        if (part == "footer")
        {
            NoteBelow(line, number);
            return part;
        }

        if (line.Length == 0)
        {
            return part;
        }

        if (line[0] != ' ')
        {
            return NoteHeading(line, number, part);
        }

        switch (part)
        {
            case "jobs" or "targeted" or "baseline":
                Set($"{(part == "jobs" ? "job" : part)} {FirstWord(line)}", number);
                break;
            case "people":
                Set($"person {string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))}", number);
                break;
        }

        return part;
    }

    private string NoteHeading(string line, int number, string part)
    {
        if (line.StartsWith("flight ", StringComparison.Ordinal))
        {
            Set($"flight {FirstWord(line["flight ".Length..])}", number);
            return part;
        }

        if (line.StartsWith("http", StringComparison.Ordinal) && part.Length == 0)
        {
            _uris.Add(number);
            return part;
        }

        var (key, opened) = KeyOf(line);
        if (key is not null)
        {
            Set(key, number);
        }

        return opened ?? part;
    }

    // The key of a line, and the part that it opens.
    private static (string? Key, string? Part) KeyOf(string line) => line switch
    {
        "Perfect :-)" or "Failures :-/ but no regressions." => ("verdict", "rows"),
        "Regressions :-(" or "Failures and problems with tests :-(" => ("verdict", "rows"),
        "All tests in this flight passed as required" or "All tests in this flight passed" => ("remark", null),
        "Tests which did not succeed and are blocking," => (SectionKey(ReportSection.Blocking), null),
        "Tests which are failing intermittently (not blocking):" => (SectionKey(ReportSection.Intermittent), null),
        "Regressions which are regarded as allowable (not blocking):" => (SectionKey(ReportSection.Allowable), null),
        "Tests which did not succeed, but are not blocking:" => (SectionKey(ReportSection.NonBlocking), null),
        "Tests which did not succeed," => (SectionKey(ReportSection.NoBaseline), null),
        "version targeted for testing:" => ("targeted", "targeted"),
        "baseline version:" => ("baseline", "baseline"),
        "People who touched revisions under test:" => ("people", "people"),
        "jobs:" => ("jobs", "jobs"),
        _ when line.StartsWith("Last test of basis ", StringComparison.Ordinal) => ($"age {PushAgeKind.Basis}", "ages"),
        _ when line.StartsWith("Failing since ", StringComparison.Ordinal) => ($"age {PushAgeKind.FailingSince}", "ages"),
        _ when line.StartsWith("Testing same since ", StringComparison.Ordinal) => ($"age {PushAgeKind.TestingSince}", "ages"),
        _ when line.EndsWith(" people touched revisions under test,", StringComparison.Ordinal) => ("people", "people"),
        _ when line.StartsWith("sg-report-flight on ", StringComparison.Ordinal) => ("footer", "footer"),
        _ => (null, null),
    };

    private static string SectionKey(ReportSection section) => $"section {section}";

    private void NoteBelow(string line, int number)
    {
        if (line.StartsWith("    http", StringComparison.Ordinal))
        {
            Set("footer address", number);
        }
        else if (line.StartsWith("broken-", StringComparison.Ordinal))
        {
            Set(line, number);
        }
        else if (line.StartsWith("Pushing revision ", StringComparison.Ordinal)
            || line is "Not pushing." or "Push not applicable." or "Published tested tree is already up to date.")
        {
            Set("push", number);
        }
        else if (line.StartsWith("commit ", StringComparison.Ordinal))
        {
            Set($"commit {FirstWord(line["commit ".Length..])}", number);
        }
        else if (line.StartsWith("(No revision log;", StringComparison.Ordinal))
        {
            Set("omitted", number);
        }
        else if (line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is [.., var source, "->", var reference])
        {
            Set($"ref {source} {reference}", number);
        }
    }

    private void Set(string key, int line) => _lineOf.TryAdd(key, line);

    private static string FirstWord(string line)
    {
        var text = line.TrimStart(' ');
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? text : text[..blank];
    }
}
