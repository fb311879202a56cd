using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlEventWatchTests() : EventWatchContract(SqlDialect.Postgresql);
