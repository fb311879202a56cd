using System.Globalization;
using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Domain.Linting;

/// <summary>One report under check: its text, its facts, and what was found so far.</summary>
internal sealed class LintRun(ReportText text, Flight flight)
{
    /// <summary>The most findings that are kept of one report: beyond it a text is no report with a fault but something else.</summary>
    public const int MaxFindings = 200;

    private readonly List<Diagnostic> _findings = [];
    private ReportPlaces? _places;
    private int _leftOut;

    /// <summary>The text.</summary>
    public ReportText Text => text;

    /// <summary>The facts.</summary>
    public Flight Flight => flight;

    /// <summary>The facts that no rule uses.</summary>
    public Report Report => flight.Report;

    /// <summary>Where facts stand in the text. The text is searched only when somebody asks, so a report without a fault costs
    /// nothing.</summary>
    public ReportPlaces Places => _places ??= new ReportPlaces(text.Text);

    /// <summary>Whether the subject or a header of osstest's reads otherwise than it is written from the facts.</summary>
    public bool IsEnvelopeDeviant { get; } = flight.Report.Deviations.Any(deviation => deviation.Part == ReportPart.Envelope);

    /// <summary>Notes that two places disagree.</summary>
    /// <param name="reason">One of <see cref="LintReasons"/>.</param>
    /// <param name="place">The place in the report's text.</param>
    /// <param name="other">The other place, in the text or in a header.</param>
    /// <param name="message">A sentence for a person.</param>
    public void Add(string reason, DiagnosticPlace place, DiagnosticPlace? other, FormattableString message) =>
        Add(new Diagnostic(reason, place.Line, place.Column, message.ToString(CultureInfo.InvariantCulture)) { Other = other });

    /// <summary>Notes a finding.</summary>
    public void Add(Diagnostic finding)
    {
        if (_findings.Count < MaxFindings)
        {
            _findings.Add(finding);
        }
        else
        {
            _leftOut++;
        }
    }

    /// <summary>What was found, in the order of the checks.</summary>
    public EquatableList<Diagnostic> Findings()
    {
        if (_leftOut > 0)
        {
            var sentence = string.Create(CultureInfo.InvariantCulture, $"{_leftOut} more disagreements are left out.");
            _findings.Add(new Diagnostic(LintReasons.MoreFindings, 0, 0, sentence));
        }

        return _findings.ToEquatableList();
    }
}
