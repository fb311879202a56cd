namespace Flights.EndToEnd.Tests.Asking;

/// <summary>The tests that ask one <see cref="AskedSuite"/>.</summary>
[CollectionDefinition(nameof(OnAskedSuite))]
public sealed class OnAskedSuite : ICollectionFixture<AskedSuite>;
