using System.Globalization;
using Flights.Cli.Output;
using Flights.Domain.Flights;
using Flights.Domain.Notices;
using Flights.Domain.Regressions;
using Flights.Platform.Wire;

namespace Flights.Cli.Watch;

/// <summary>Prints events for people, a line each: when the ledger changed, the sequence on the branch, what happened.</summary>
/// <param name="writer">Where to.</param>
internal sealed class EventLines(TonedWriter writer)
{
    // A branch with a thousand events is an old one: the lines of most stand in columns.
    private const int SequenceWidth = 4;

    /// <summary>Prints an event.</summary>
    public void Write(V1.LedgerEvent wire)
    {
        if (wire.Header() is not { } header || wire.ToDomain() is not { } told)
        {
            writer.WriteLine("an event that a newer version has written");
            return;
        }

        var (lab, branch, sequence) = ResourceNames.ParseEvent(header.Name, "header.name");
        var time = header.CreateTime.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var number = $"#{sequence.ToString(CultureInfo.InvariantCulture)}".PadRight(SequenceWidth);
        var where = lab == LabName.Default ? "" : $"{lab}/";
        writer.WriteLine(new TonedText($"{time}  {number}  ", Tone.Quiet), new TonedText(where + NoticeWriter.TitleOf(branch, told), ToneOf(told)));
    }

    private static Tone ToneOf(LedgerEvent told) => EventNovelties.Of(told) switch
    {
        EventNovelty.New => Tone.Bad,
        EventNovelty.Ongoing => Tone.Doubtful,
        EventNovelty.Over => Tone.Good,
        _ => Tone.Plain,
    };
}
