using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class PostgresqlPreviewTests(ITestOutputHelper output) : PreviewContract(SqlDialect.Postgresql, output);
