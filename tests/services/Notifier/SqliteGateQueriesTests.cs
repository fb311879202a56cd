using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteGateQueriesTests() : GateQueriesContract(SqlDialect.Sqlite);
