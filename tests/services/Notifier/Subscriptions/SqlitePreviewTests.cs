using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class SqlitePreviewTests(ITestOutputHelper output) : PreviewContract(SqlDialect.Sqlite, output);
