using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class PostgresqlAnnotationTests() : AnnotationContract(SqlDialect.Postgresql);
