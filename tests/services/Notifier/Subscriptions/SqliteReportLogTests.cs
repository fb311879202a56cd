using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class SqliteReportLogTests() : ReportLogContract(SqlDialect.Sqlite);
