using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class SqliteDeliveryTests() : DeliveryContract(SqlDialect.Sqlite);
