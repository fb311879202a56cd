using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteLedgerQueriesTests() : LedgerQueriesContract(SqlDialect.Sqlite);
