using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteIncidentTests() : IncidentContract(SqlDialect.Sqlite);
