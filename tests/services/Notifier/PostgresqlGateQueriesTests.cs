using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlGateQueriesTests() : GateQueriesContract(SqlDialect.Postgresql);
