using Flights.Storage;

namespace Flights.Services.Tests.Notifier;

public sealed class SqliteAnnotationTests() : AnnotationContract(SqlDialect.Sqlite);
