using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlCulpritTests() : CulpritContract(SqlDialect.Postgresql);
