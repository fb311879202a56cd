using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlEventPumpTests() : EventPumpContract(SqlDialect.Postgresql);
