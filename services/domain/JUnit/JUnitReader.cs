using System.Globalization;
using System.Xml;
using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>
/// Reads JUnit XML as test programs write it: pytest, GoogleTest, Maven Surefire, CTest and the like, which agree on <c>testsuite</c>,
/// <c>testcase</c>, <c>failure</c>, <c>error</c> and <c>skipped</c>, and on little else. What is no result is passed over, and so are
/// counts, which some writers get wrong.
/// </summary>
/// <remarks>A file may come from anybody: there are limits to its size, its depth and its cases, and neither document types nor entities are
/// read.</remarks>
public sealed class JUnitReader
{
    // Longer ones are a fault of the writer: no test takes a year.
    private const double MaxSeconds = 365 * 24 * 3600;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    private readonly XmlReader _xml;
    private readonly JUnitLimits _limits;
    private readonly List<JUnitSuite> _suites = [];
    private int _cases;
    private JUnitError? _error;

    private JUnitReader(XmlReader xml, JUnitLimits limits) => (_xml, _limits) = (xml, limits);

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="limits">How much it may hold; null for <see cref="JUnitLimits.Default"/>.</param>
    /// <returns>The suites that have cases, in file order, or the reason why there are none.</returns>
    public static JUnitResult Read(byte[] bytes, JUnitLimits? limits = null)
    {
        limits ??= JUnitLimits.Default;
        if (bytes.Length > limits.MaxBytes)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"It has more than {limits.MaxBytes} bytes.");
            return JUnitResult.Refused(new JUnitError(JUnitReasons.LimitBytes, 0, 0, message));
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var xml = XmlReader.Create(stream, Settings);
            var reader = new JUnitReader(xml, limits);
            reader.ReadRoot();
            return reader._error is { } error ? JUnitResult.Refused(error) : JUnitResult.Of(reader._suites.ToEquatableList());
        }
        catch (XmlException error)
        {
            var message = $"It is no well-formed XML without a document type: {error.Message}";
            return JUnitResult.Refused(new JUnitError(JUnitReasons.NotXml, error.LineNumber, error.LinePosition, message));
        }
    }

    private void ReadRoot()
    {
        _xml.MoveToContent();
        switch (_xml.LocalName)
        {
            case "testsuites":
                ReadSuite([], isRoot: true);
                break;
            case "testsuite":
                ReadSuite([], isRoot: false);
                break;
            default:
                Refuse(JUnitReasons.NotJUnit, $"The root of JUnit XML is 'testsuites' or 'testsuite', not '{_xml.LocalName}'.");
                break;
        }

        // What comes behind the root must be well-formed as well.
        while (_error is null && _xml.Read())
        {
        }
    }

    private void ReadSuite(EquatableList<string> outer, bool isRoot)
    {
        var name = isRoot ? "" : NameOf("name");
        var suite = new JUnitSuite
        {
            Path = name.Length == 0 ? outer : outer.Append(name).ToEquatableList(),
            StartTime = TimeOf(_xml.GetAttribute("timestamp")),
        };
        var (cases, outcome) = (new List<JUnitCase>(), JUnitOutcome.Skipped);
        foreach (var element in Children())
        {
            switch (element)
            {
                case "testsuite":
                    ReadSuite(suite.Path, isRoot: false);
                    break;
                case "testcase" when ReadCase() is { } read:
                    cases.Add(read);
                    break;
                default:
                    outcome = Worse(outcome, OutcomeOf(element));
                    Skip();
                    break;
            }
        }

        if (_error is null && (cases.Count > 0 || outcome > JUnitOutcome.Passed))
        {
            _suites.Add(suite with { Cases = cases.ToEquatableList(), Outcome = outcome });
        }
    }

    private JUnitCase? ReadCase()
    {
        var (name, className) = (NameOf("name"), NameOf("classname"));
        if (name.Length == 0)
        {
            return Refuse(JUnitReasons.CaseWithoutName, "A case needs a name.");
        }

        if (++_cases > _limits.MaxCases)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"It has more than {_limits.MaxCases} cases.");
            return Refuse(JUnitReasons.LimitCases, message);
        }

        var (file, duration) = (_xml.GetAttribute("file") ?? "", DurationOf(_xml.GetAttribute("time")));
        JUnitOutcome? outcome = IsSwitchedOff() ? JUnitOutcome.Skipped : null;
        foreach (var element in Children())
        {
            outcome = OutcomeOf(element) is { } told && (outcome is null || told > outcome) ? told : outcome;
            Skip();
        }

        return new JUnitCase(name, className, file, outcome ?? JUnitOutcome.Passed, duration);
    }

    // GoogleTest and CTest tell of a test that did not run by attributes as well.
    private bool IsSwitchedOff() =>
        _xml.GetAttribute("status") is "notrun" or "disabled" or "skipped" || _xml.GetAttribute("result") is "suppressed" or "skipped";

    // What a rerun of the same program made of a failure, such as Surefire's flakyFailure and rerunError, is no outcome of its own.
    private static JUnitOutcome? OutcomeOf(string element) => element switch
    {
        "failure" => JUnitOutcome.Failed,
        "error" => JUnitOutcome.Error,
        "skipped" => JUnitOutcome.Skipped,
        _ => null,
    };

    private static JUnitOutcome Worse(JUnitOutcome outcome, JUnitOutcome? other) => other > outcome ? other.Value : outcome;

    // The names of the elements in the current one. The reader stands on each in turn, and the caller reads it to its end.
    private IEnumerable<string> Children()
    {
        if (_xml.IsEmptyElement)
        {
            yield break;
        }

        var depth = _xml.Depth + 1;
        while (_error is null && _xml.Read() && _xml.Depth >= depth)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                CheckDepth();
                yield return _xml.LocalName;
            }
        }
    }

    private void Skip()
    {
        var depth = _xml.Depth;
        if (_error is not null || _xml.IsEmptyElement)
        {
            return;
        }

        while (_error is null && _xml.Read() && _xml.Depth > depth)
        {
            CheckDepth();
        }
    }

    private void CheckDepth()
    {
        if (_xml.Depth >= _limits.MaxDepth)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"Its elements are nested deeper than {_limits.MaxDepth}.");
            Refuse(JUnitReasons.LimitDepth, message);
        }
    }

    private string NameOf(string attribute)
    {
        var name = _xml.GetAttribute(attribute) ?? "";
        if (name.Length > _limits.MaxNameLength)
        {
            var message = string.Create(CultureInfo.InvariantCulture, $"A '{attribute}' has more than {_limits.MaxNameLength} characters.");
            Refuse(JUnitReasons.LimitNameLength, message);
        }

        return name.Trim();
    }

    // Of several errors the first one counts.
    private JUnitCase? Refuse(string reason, string message)
    {
        var place = (IXmlLineInfo)_xml;
        _error ??= new JUnitError(reason, place.LineNumber, place.LinePosition, message);
        return null;
    }

    // Seconds, in some writers with a comma between the thousands.
    private static TimeSpan? DurationOf(string? text) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var seconds)
        && seconds is >= 0 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null;

    // Without a zone it is taken as UTC. GoogleTest gives suites that did not run the first moment of 1970.
    private static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        && time.Year is > 1970 and < 9999
            ? time
            : null;
}
