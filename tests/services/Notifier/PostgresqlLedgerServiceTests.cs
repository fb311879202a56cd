using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlLedgerServiceTests() : LedgerServiceContract(SqlDialect.Postgresql);
