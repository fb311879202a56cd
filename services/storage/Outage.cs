namespace Flights.Storage;

/// <summary>What may be the matter with a database, as sentences for people.</summary>
internal static class Outage
{
    /// <summary>It cannot be reached, or lets nobody in.</summary>
    public const string Away = "The database does not answer.";

    /// <summary>Another process holds it, or its means are used up.</summary>
    public const string Busy = "The database is busy with others.";

    /// <summary>It can be read and not be written.</summary>
    public const string ReadOnly = "The database is read-only.";

    /// <summary>There is no room to write.</summary>
    public const string DiskFull = "The disk of the database is full.";

    /// <summary>The operating system cannot read or write.</summary>
    public const string DiskFails = "The disk of the database fails.";

    /// <summary>Whether a reader does not notice it.</summary>
    public static bool RefusesWritersOnly(string outage) => outage is ReadOnly or DiskFull or DiskFails;
}
