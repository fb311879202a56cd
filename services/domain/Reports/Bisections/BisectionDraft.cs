using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Reports.Bisections;

/// <summary>The report of a bisection as far as it was read.</summary>
internal sealed class BisectionDraft
{
    private readonly Dictionary<string, string> _head = new(StringComparer.Ordinal);
    private readonly List<BisectionTree> _trees = [];
    private readonly List<BisectionFinding> _findings = [];
    private readonly List<string> _findingLog = [];
    private readonly StringBuilder _toolLog = new();
    private readonly BisectionResultReader _results = new();
    private BisectionFinding? _finding;
    private string _graph = "";
    private bool _isGraph;
    private bool _isToolLog;

    public bool HasHead =>
        _head.ContainsKey(BisectionLabels.Job)
        && _head.ContainsKey(BisectionLabels.TestId)
        && BranchName.IsValid(Head(BisectionLabels.Branch));

    public void Take(ReadOnlySpan<char> line)
    {
        if (_isToolLog)
        {
            _toolLog.Append(line).Append('\n');
            _results.Take(line);
        }
        else if (line is BisectionLabels.Rule)
        {
            CloseFinding();
            _isToolLog = true;
        }
        else if (HeadlineOf(line) is { } headline)
        {
            CloseFinding();
            _finding = new BisectionFinding(headline, null, "", "", "", "");
        }
        else if (line is BisectionLabels.Graph)
        {
            CloseFinding();
            _isGraph = true;
        }
        else if (_finding is not null)
        {
            TakeFinding(line);
        }
        else if (_isGraph && line.StartsWith(BisectionLabels.GraphIndentation, StringComparison.Ordinal))
        {
            _graph = _graph.Length == 0 ? line.Trim(' ').ToString() : _graph;
        }
        else
        {
            TakeHead(line);
        }
    }

    public Bisection ToBisection(ReportText text, Flight? lastFlight)
    {
        CloseFinding();
        var (branch, state) = SubjectOf(text.Subject);
        return new Bisection
        {
            Lab = text.Lab,
            Branch = branch ?? lastFlight?.Branch ?? new BranchName(Head(BisectionLabels.Branch)),
            State = state,
            ConfiguredBranch = Head(BisectionLabels.Branch),
            XenBranch = Head(BisectionLabels.XenBranch),
            Step = new StepKey(Head(BisectionLabels.Job), Head(BisectionLabels.TestId)),
            Trees = _trees.ToEquatableList(),
            Findings = _findings.ToEquatableList(),
            GraphUri = _graph,
            Results = _results.Finish(),
            ToolLog = ToolLog(lastFlight is not null),
            LastFlight = lastFlight,
            Subject = text.Subject,
            MessageId = text.MessageId,
            ReportTime = text.Date,
            Digest = text.Digest,
            BodyHashState = text.BodyHashState,
        };
    }

    // The rule below the tool's log belongs to the flight's report.
    private string ToolLog(bool hasRule)
    {
        var log = _toolLog.ToString();
        const string Rule = $"{BisectionLabels.Rule}\n";
        return (hasRule && log.EndsWith(Rule, StringComparison.Ordinal) ? log[..^Rule.Length] : log).TrimEnd('\n');
    }

    private string Head(string label) => _head.GetValueOrDefault(label, "");

    private void TakeHead(ReadOnlySpan<char> line)
    {
        if (ReadTree(line, BisectionLabels.Tree) is { } tree)
        {
            _trees.Add(tree);
            return;
        }

        string[] labels = [BisectionLabels.Branch, BisectionLabels.XenBranch, BisectionLabels.Job, BisectionLabels.TestId];
        foreach (var label in labels)
        {
            if (line.StartsWith(label, StringComparison.Ordinal))
            {
                _head.TryAdd(label, line[label.Length..].Trim(' ').ToString());
            }
        }
    }

    private void TakeFinding(ReadOnlySpan<char> line)
    {
        var finding = _finding!;
        if (_findingLog.Count > 0)
        {
            _findingLog.Add(Unindented(line));
        }
        else if (ReadTree(line, BisectionLabels.InTree) is { } tree)
        {
            _finding = finding with { Tree = tree };
        }
        else if (ValueOf(line, BisectionLabels.Introduced) is { } introduced)
        {
            _finding = finding with { Introduced = introduced };
        }
        else if (ValueOf(line, BisectionLabels.NotPresent) is { } notPresent)
        {
            _finding = finding with { NotPresent = notPresent };
        }
        else if (ValueOf(line, BisectionLabels.Repro) is { } repro)
        {
            _finding = finding with { ReproUri = repro };
        }
        else if (!line.Trim(' ').IsEmpty)
        {
            _findingLog.Add(Unindented(line));
        }
    }

    private void CloseFinding()
    {
        if (_finding is { } finding)
        {
            _findings.Add(finding with { Log = string.Join('\n', _findingLog).TrimEnd('\n') });
        }

        _finding = null;
        _findingLog.Clear();
    }

    private static string? HeadlineOf(ReadOnlySpan<char> line) =>
        line.StartsWith(BisectionLabels.Stars, StringComparison.Ordinal)
        && line.EndsWith(BisectionLabels.StarsEnd, StringComparison.Ordinal)
        && line.Length > BisectionLabels.Stars.Length + BisectionLabels.StarsEnd.Length
            ? line[BisectionLabels.Stars.Length..^BisectionLabels.StarsEnd.Length].ToString()
            : null;

    private static string Unindented(ReadOnlySpan<char> line) =>
        (line.StartsWith(BisectionLabels.Indentation, StringComparison.Ordinal) ? line[BisectionLabels.Indentation.Length..] : line)
        .ToString();

    private static string? ValueOf(ReadOnlySpan<char> line, string label) =>
        line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..].Trim(' ').ToString() : null;

    private static BisectionTree? ReadTree(ReadOnlySpan<char> line, string label)
    {
        var value = line.StartsWith(label, StringComparison.Ordinal) ? line[label.Length..] : default;
        var words = LineWords.Of(value, stackalloc WordPlace[LineWords.Max]);
        return words.Count == 2 ? new BisectionTree(words[0].ToString(), words[1].ToString()) : null;
    }

    // "[BRANCH bisection] STATE JOB".
    private static (BranchName? Branch, string State) SubjectOf(string subject)
    {
        const string Mark = " bisection] ";
        var mark = subject.IndexOf(Mark, StringComparison.Ordinal);
        var open = mark < 0 ? -1 : subject.LastIndexOf('[', mark);
        if (open < 0)
        {
            return (null, "");
        }

        var branch = subject[(open + 1)..mark];
        var rest = subject[(mark + Mark.Length)..].Trim();
        var job = rest.LastIndexOf(' ');
        return (BranchName.IsValid(branch) ? new BranchName(branch) : null, job < 0 ? rest : rest[..job]);
    }
}
