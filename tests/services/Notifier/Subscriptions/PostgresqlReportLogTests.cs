using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class PostgresqlReportLogTests() : ReportLogContract(SqlDialect.Postgresql);
