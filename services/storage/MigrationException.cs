namespace Flights.Storage;

/// <summary>A database could not be brought up to date.</summary>
/// <param name="message">Which script failed, and why.</param>
/// <param name="innerException">What the database said.</param>
public sealed class MigrationException(string message, Exception innerException) : Exception(message, innerException);
