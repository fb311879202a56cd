using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class SqliteSubscriptionStoreTests() : SubscriptionStoreContract(SqlDialect.Sqlite);
