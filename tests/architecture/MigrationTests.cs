namespace Flights.Architecture.Tests;

/// <summary>The two databases of a service have the same tables.</summary>
public sealed class MigrationTests
{
    [Theory]
    [InlineData("baseline-store")]
    [InlineData("notifier")]
    public void Migrations_OfBothDatabases_HaveTheSameNames(string service)
    {
        var sqlite = NamesOf(service, "sqlite");

        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite, NamesOf(service, "postgresql"));
    }

    private static List<string?> NamesOf(string service, string database) =>
        [.. Repository.Files($"services/{service}/Sql/Migrations/{database}", "*.sql").Select(Path.GetFileName).Order(StringComparer.Ordinal)];
}
