using System.Globalization;
using Flights.Cli.Output;

namespace Flights.Cli.Import;

/// <summary>Prints an import for people: what was refused, then the counts and where the lists are.</summary>
/// <param name="writer">Where to.</param>
/// <param name="options">The import's own options.</param>
internal sealed class ImportTextOutput(TextWriter writer, ImportOptions options) : IImportOutput
{
    /// <inheritdoc/>
    public bool Shows(V1.ImportedMail mail) => mail.Outcome == V1.ImportOutcome.Refused;

    /// <inheritdoc/>
    public void Write(V1.ImportedMail mail) =>
        writer.WriteLine($"{mail.Place}: {mail.Reason}{(mail.Line > 0 ? $" in line {mail.Line}" : "")}: {mail.Message}");

    /// <inheritdoc/>
    public void Write(V1.ImportTotals totals)
    {
        var seconds = totals.ElapsedTime.ToTimeSpan().TotalSeconds;
        var rate = totals.MailCount / Math.Max(seconds, 0.001);
        var mails = Words.Count(checked((int)totals.MailCount), "mail", "mails");
        writer.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{mails} in {seconds:0.0} s ({rate:0}/s): {totals.RecordedCount} recorded, ")
            + $"{totals.KnownCount} known, {totals.SkippedCount} skipped, {totals.RefusedCount} refused");
        foreach (var reason in totals.Reasons)
        {
            writer.WriteLine($"  {reason.Reason}  {reason.Count}");
        }

        if (totals.SkippedCount > 0)
        {
            writer.WriteLine($"skipped mails are listed in {Path.Combine(options.State.ToString(), SkippedList.FileName)}");
        }

        if (totals.RefusedCount > 0)
        {
            writer.WriteLine($"refused mails are in {options.Quarantine}: 'flights import {options.Quarantine}' tries them again");
        }

        if (totals.Stopped)
        {
            writer.WriteLine("stopped before the end: the same command goes on");
        }
    }
}
