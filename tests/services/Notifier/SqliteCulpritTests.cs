using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteCulpritTests() : CulpritContract(SqlDialect.Sqlite);
