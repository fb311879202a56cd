namespace Flights.EndToEnd.Tests.Faults;

/// <summary>A fault that is done to the suite.</summary>
/// <param name="Target">Who is struck: a service, a server, or the line to a server.</param>
/// <param name="IsTwice">Whether it is killed again while it starts, which a service is.</param>
internal sealed record Strike(string Target, bool IsTwice)
{
    private const string LineTo = "line to ";

    // A crash of the broker stops everything until it is up again, and each start of a service costs seconds of processor time, where one of
    // the database costs a tenth of that. Of these 33 faults 30 are kills.
    private static readonly Strike[] Round =
    [
        .. FourProcesses.Names.Select(service => new Strike(service, IsTwice: false)),
        .. FourProcesses.Names.Select(service => new Strike(service, IsTwice: true)),
        new("rabbitmq", IsTwice: false),
        .. Enumerable.Repeat(new Strike("postgresql", IsTwice: false), 17),
        new(LineTo + "rabbitmq", IsTwice: false),
        new(LineTo + "postgresql", IsTwice: false),
        new(LineTo + "postgresql", IsTwice: false),
    ];

    /// <summary>How many faults it is.</summary>
    public int FaultCount => IsTwice ? 2 : 1;

    /// <summary>Whether nobody is killed: connections are cut.</summary>
    public bool IsCut => Target.StartsWith(LineTo, StringComparison.Ordinal);

    /// <summary>The server that is meant, of strikes at servers and at their lines.</summary>
    public string Server => IsCut ? Target[LineTo.Length..] : Target;

    /// <summary>Strikes at all of them, in random order.</summary>
    /// <param name="faultCount">The fewest faults that they are to be.</param>
    /// <param name="random">Chooses the order.</param>
    public static List<Strike> Series(int faultCount, Random random)
    {
        var strikes = new List<Strike>();
        for (var count = 0; count < faultCount; count += strikes[^1].FaultCount)
        {
            strikes.Add(Round[strikes.Count % Round.Length]);
        }

        var series = strikes.ToArray();
        random.Shuffle(series);
        return [.. series];
    }
}
