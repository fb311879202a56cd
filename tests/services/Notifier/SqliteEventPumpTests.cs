using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteEventPumpTests() : EventPumpContract(SqlDialect.Sqlite);
