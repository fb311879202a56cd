namespace Flights.Domain.Reports.Parts;

/// <summary>Reads one part of a report, line by line.</summary>
internal abstract class PartReader
{
    /// <summary>Whether an empty line ends the part.</summary>
    public virtual bool EndsAtBlank => true;

    /// <summary>Takes a line that begins the part.</summary>
    /// <param name="cursor">The line, not blank and not indented. The reader may go on over following lines that belong to it.</param>
    /// <param name="draft">What the reader fills in.</param>
    /// <returns>Whether the line begins the part.</returns>
    public abstract bool Opens(LineCursor cursor, ReportDraft draft);

    /// <summary>Takes a line inside the part.</summary>
    /// <param name="cursor">The line, not blank. The reader may go on over following lines that belong to it.</param>
    /// <param name="draft">What the reader fills in.</param>
    /// <returns>Whether the line belongs to the part.</returns>
    public virtual bool Takes(LineCursor cursor, ReportDraft draft) => false;

    /// <summary>Takes a blank line inside the part.</summary>
    public virtual void TakesBlank(LineCursor cursor, ReportDraft draft)
    {
    }

    /// <summary>Ends the part at the end of the text.</summary>
    public virtual void Close(ReportDraft draft)
    {
    }
}
