namespace Flights.Cli.Import;

/// <summary>A form in which an import is printed.</summary>
internal interface IImportOutput
{
    /// <summary>Whether anything is printed of a mail.</summary>
    bool Shows(V1.ImportedMail mail);

    /// <summary>Prints what became of a mail.</summary>
    void Write(V1.ImportedMail mail);

    /// <summary>Prints the totals.</summary>
    void Write(V1.ImportTotals totals);
}
