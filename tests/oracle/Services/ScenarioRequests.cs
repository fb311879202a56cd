using Flights.Domain.Flights;
using Flights.Domain.Reports.Composing;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Oracle.Tests.Services;

/// <summary>What a history asks of the services: its flights and its questions, in a lab of its own, so that flight numbers of two histories
/// do not meet.</summary>
internal sealed class ScenarioRequests(Scenario scenario, LabName lab)
{
    private readonly Dictionary<FlightNumber, Examination> _examinations = scenario.Examinations
        .Where(examination => !examination.IsRepeated)
        .GroupBy(examination => examination.Flight)
        .ToDictionary(each => each.Key, each => each.First());

    /// <summary>A flight as the lab's tool submits it: with what its report was asked with, if there is one.</summary>
    public V1.SubmitFlightsRequest Submission(CompleteFlight flight)
    {
        var request = new V1.SubmitFlightRequest { Flight = (flight with { Lab = lab }).ToWire() };
        if (_examinations.TryGetValue(flight.Number, out var examination))
        {
            request.Targeted = new Versions(examination.Targeted, null).ToWire(lab);
            request.Baseline = examination.Baseline.ToWire(lab);
            request.ReportTime = Timestamp.FromDateTimeOffset(examination.Now);
            request.Push = PushWords.Read(examination.PushResult) switch
            {
                PushOutcome.Pushed => V1.PushOutcome.Pushed,
                PushOutcome.UpToDate => V1.PushOutcome.UpToDate,
                PushOutcome.NotPushed => V1.PushOutcome.NotPushed,
                _ => V1.PushOutcome.Unspecified,
            };
        }

        return new V1.SubmitFlightsRequest { Request = request };
    }

    /// <summary>A question for a report.</summary>
    public V1.RenderReportRequest Question(Examination examination, ReportForm form) => new()
    {
        Flight = ResourceNames.Flight(lab, examination.Flight),
        Horizon = V1.Horizon.All,
        Question = Question(examination),
        Words = Words(form),
    };

    /// <summary>The arguments of a report.</summary>
    public V1.Question Question(Examination examination)
    {
        var question = new V1.Question
        {
            Targeted = new V1.Versions(),
            Baseline = examination.Baseline.ToWire(lab) ?? new V1.Versions(),
            MaxFlight = ResourceNames.Flight(lab, examination.MaxFlight),
            Allow = new V1.AllowFiles(),
            ReportTime = Timestamp.FromDateTimeOffset(examination.Now),
            Policy = V1.ReportPolicy._2015,
        };
        question.Targeted.Trees.AddRange(examination.Targeted.Select(FlightMapping.ToWire));
        question.Blessings.AddRange(examination.Blessings.Select(blessing => blessing.Word));
        question.ExcludedFlights.AddRange(examination.ExcludedFlights.Select(flight => ResourceNames.Flight(lab, flight)));
        question.Allow.Files.AddRange(examination.AllowFiles.Select(file => new V1.AllowFile { Name = file.Name, Text = file.Text }));
        return question;
    }

    private static V1.ReportWords Words(ReportForm form)
    {
        var words = new V1.ReportWords
        {
            SaysPushed = form.SaysPushed,
            LogsUri = form.LogsUri,
            Preamble = form.Preamble,
            ReportingHost = form.ReportingHost,
        };
        if (form.Include is { } include)
        {
            words.Include = include;
        }

        words.FooterPaths.AddRange(form.FooterPaths.Select(path => new V1.FooterPath { Label = path.Label, Path = path.Path }));
        foreach (var paragraph in form.Footer)
        {
            var wire = new V1.FooterParagraph { Heading = paragraph.Heading };
            wire.Addresses.AddRange(paragraph.Addresses);
            words.Footer.Add(wire);
        }

        return words;
    }
}
