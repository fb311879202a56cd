namespace Flights.Platform.Hosting;

/// <summary>How logs are written.</summary>
public enum LogFormat
{
    /// <summary>One line an entry, for people.</summary>
    Text,

    /// <summary>One JSON object an entry, for programs.</summary>
    Json,
}
