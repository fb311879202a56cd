using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteSilenceTests() : SilenceContract(SqlDialect.Sqlite);
