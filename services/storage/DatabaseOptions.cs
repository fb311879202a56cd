using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Storage;

/// <summary>Where a service keeps its tables.</summary>
public sealed class DatabaseOptions : IValidatableObject
{
    /// <summary>The database. Default: <c>sqlite</c>, a file for each service in the data folder.</summary>
    [Variable("FLIGHTS_DATABASE")]
    public SqlDialect Database { get; set; } = SqlDialect.Sqlite;

    /// <summary>The PostgreSQL server and the database there: <c>postgresql://host:port/database</c>, with <c>?sslmode=verify-full</c> and
    /// <c>sslrootcert</c> for TLS. Default: the database <c>flights</c> on this machine. Each service has a schema of its own in it. A user
    /// and a password may stand in the address.</summary>
    [Variable("FLIGHTS_POSTGRES_URI")]
    [Secret]
    public Uri PostgresUri { get; set; } = new("postgresql://127.0.0.1:5432/flights");

    /// <summary>The user there. Stands over that of the address.</summary>
    [Variable("FLIGHTS_POSTGRES_USER")]
    public string PostgresUser { get; set; } = "";

    /// <summary>The file with the user's password, without the line end; read for each new connection. Stands over that of the
    /// address.</summary>
    [Variable("FLIGHTS_POSTGRES_PASSWORD_FILE")]
    public string PostgresPasswordFile { get; set; } = "";

    /// <summary>The most connections of one service for reading, and for writing. Default: 20 each.</summary>
    [Variable("FLIGHTS_POSTGRES_POOL_SIZE")]
    [Range(1, 1000, ErrorMessage = "it must lie between 1 and 1000.")]
    public int PostgresPoolSize { get; set; } = 20;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PostgresUri.Scheme is not ("postgresql" or "postgres"))
        {
            yield return new ValidationResult("FLIGHTS_POSTGRES_URI must begin with 'postgresql://'.");
        }
        else if (PostgresUri.AbsolutePath.Trim('/').Length == 0)
        {
            yield return new ValidationResult("FLIGHTS_POSTGRES_URI must name a database, such as 'postgresql://127.0.0.1:5432/flights'.");
        }

        foreach (var error in PostgresqlTls.Errors(PostgresUri))
        {
            yield return new ValidationResult("FLIGHTS_POSTGRES_URI: " + error);
        }

        if (PostgresPasswordFile.Length > 0 && !File.Exists(PostgresPasswordFile))
        {
            yield return new ValidationResult($"FLIGHTS_POSTGRES_PASSWORD_FILE is '{PostgresPasswordFile}': there is no such file.");
        }
    }
}
