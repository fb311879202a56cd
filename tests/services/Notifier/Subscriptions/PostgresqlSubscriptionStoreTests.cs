using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class PostgresqlSubscriptionStoreTests() : SubscriptionStoreContract(SqlDialect.Postgresql);
