using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;
using Flights.Domain.Reports.Writing;
using Flights.Mail;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Fuzz.Tests.Checks;

/// <summary>All that the suite does with one input: its mail, its facts, the facts on the wire and back, the report written
/// again.</summary>
internal sealed class CaseReading
{
    /// <summary>The mail's text.</summary>
    public required MailReadResult Mail { get; init; }

    /// <summary>The flight, if it is the report of one.</summary>
    public Flight? Flight { get; private init; }

    /// <summary>Why it was refused, if it was.</summary>
    public ParseError? Error { get; private init; }

    /// <summary>What became of it, in a word.</summary>
    public string Outcome => Error?.Reason ?? (Flight is null ? "bisection" : "flight");

    /// <summary>The flight after a trip over the wire, if it is one.</summary>
    public Flight? Delivered { get; private init; }

    /// <summary>The text written from the facts, if there are any.</summary>
    public string? Written { get; private init; }

    /// <summary>The headers written from the facts.</summary>
    public EquatableList<MailHeader> Headers { get; private init; }

    /// <summary>What the bisections' parser made of it.</summary>
    public required BisectionParseResult Bisected { get; init; }

    /// <summary>The bisection after a trip over the wire, if it is one.</summary>
    public Bisection? DeliveredBisection { get; private init; }

    /// <summary>Its text written from the facts.</summary>
    public string? WrittenBisection { get; private init; }

    /// <summary>What each step took.</summary>
    public required IReadOnlyList<(string Step, TimeSpan Time)> Times { get; init; }

    /// <summary>What all of it took.</summary>
    public TimeSpan Time => Times.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.Time);

    /// <summary>Reads an input.</summary>
    public static CaseReading Of(byte[] bytes)
    {
        var times = new List<(string, TimeSpan)>();
        var mail = Timed(times, "mail", () => MailReader.Read(bytes, ParseLimits.Default));
        if (!mail.TryGet(out var text, out var error))
        {
            return new CaseReading { Mail = mail, Error = error, Bisected = new BisectionParseResult(null, error), Times = times };
        }

        var result = Timed(times, "parse", () => MailedReport.Parse(text, ParseLimits.Default));
        var bisected = Timed(times, "parse as bisection", () => BisectionParser.Parse(text, ParseLimits.Default));
        var (flight, bisection) = (result.Flight, bisected.Bisection);
        return new CaseReading
        {
            Mail = mail,
            Flight = flight,
            Error = result.Error,
            Bisected = bisected,
            Written = flight is null ? null : Timed(times, "write", () => ReportWriter.Write(flight)),
            Headers = flight is null ? [] : Timed(times, "write headers", () => ReportWriter.WriteHeaders(flight)),
            Delivered = flight is null
                ? null
                : Timed(times, "wire", () => V1.Flight.Parser.ParseFrom(flight.ToWire().ToByteArray()).ToDomain()),
            WrittenBisection = bisection is null ? null : Timed(times, "write bisection", () => BisectionWriter.Write(bisection)),
            DeliveredBisection = bisection is null
                ? null
                : Timed(times, "wire bisection", () => V1.Bisection.Parser.ParseFrom(bisection.ToWire().ToByteArray()).ToDomain()),
            Times = times,
        };
    }

    private static T Timed<T>(List<(string, TimeSpan)> times, string step, Func<T> work)
    {
        T result = default!;
        times.Add((step, ThreadClock.Measure(() => result = work())));
        return result;
    }

    /// <summary>Reads an input in one go, then as a mailbox.</summary>
    /// <returns>What came of the first.</returns>
    public static (Flight? Flight, ParseError? Error) AsWhole(byte[] bytes)
    {
        var result = MailedReport.Parse(bytes, ParseLimits.Default);
        using var stream = new MemoryStream(bytes, writable: false);
        foreach (var message in MboxReader.Read(stream, ParseLimits.Default.MaxBytes))
        {
            MailedReport.Parse(message.Bytes, ParseLimits.Default);
        }

        return (result.Flight, result.Error);
    }
}
