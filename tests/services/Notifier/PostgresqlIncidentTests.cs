using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlIncidentTests() : IncidentContract(SqlDialect.Postgresql);
