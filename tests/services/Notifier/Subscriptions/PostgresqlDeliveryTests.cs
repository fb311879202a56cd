using Flights.Storage;

namespace Flights.Services.Tests.Notifier.Subscriptions;

public sealed class PostgresqlDeliveryTests() : DeliveryContract(SqlDialect.Postgresql);
