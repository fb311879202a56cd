namespace Flights.Cli;

/// <summary>How a command tells success from failure: the numbers of BSD's <c>sysexits.h</c>, which mailers and scripts know.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Ok = 0;

    /// <summary>The arguments are wrong: what is wrong, and how they are used, was printed.</summary>
    public const int UsageError = 64;

    /// <summary>Some input is no report: it was listed, and the rest was read. Or what is to be changed was changed by somebody else.</summary>
    public const int DataError = 65;

    /// <summary>There is no input at all.</summary>
    public const int NoInput = 66;

    /// <summary>A service cannot be reached, or refuses for a reason that is not the input's.</summary>
    public const int Unavailable = 69;

    /// <summary>The databases cannot be opened or made, or something of that name is there already.</summary>
    public const int CannotCreate = 73;

    /// <summary>The pipeline did not become quiet in time: the same command may succeed later.</summary>
    public const int TemporaryFailure = 75;

    /// <summary>An option of a service has a wrong value.</summary>
    public const int ConfigurationError = 78;
}
