using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlSilenceTests() : SilenceContract(SqlDialect.Postgresql);
