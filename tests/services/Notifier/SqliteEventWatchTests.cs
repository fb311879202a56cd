using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteEventWatchTests() : EventWatchContract(SqlDialect.Sqlite);
