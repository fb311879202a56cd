using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlLedgerQueriesTests() : LedgerQueriesContract(SqlDialect.Postgresql);
