using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteLedgerServiceTests() : LedgerServiceContract(SqlDialect.Sqlite);
