namespace Flights.Cli.Import;

/// <summary>Which mails are copied into the quarantine folder. All that are not recorded are listed, copied or not.</summary>
internal enum QuarantineKeeps
{
    /// <summary>Those that were refused as reports: not the mails of people, of which a list's archive is full.</summary>
    Reports,

    /// <summary>All that were not recorded.</summary>
    All,

    /// <summary>None.</summary>
    None,
}
