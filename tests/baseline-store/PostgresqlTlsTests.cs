using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Flights.Storage;
using Npgsql;

namespace Flights.BaselineStore.Tests;

/// <summary>A real PostgreSQL server by TLS.</summary>
public sealed class PostgresqlTlsTests : IDisposable
{
    private const string Variable = "FLIGHTS_TEST_POSTGRES_CERTIFICATE";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flights-test-");

    [Theory]
    [InlineData("disable", "f")]
    [InlineData("require", "t")]
    [InlineData("verify-full", "t")]
    public async Task Connection_ByMode_IsEncryptedOrNot(string mode, string isEncrypted)
    {
        using var schema = PostgresqlSchema.New();
        using var database = Open(schema, mode, mode == "verify-full" ? OwnCertificate() : "");

        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT CASE WHEN ssl THEN 't' ELSE 'f' END FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

        Assert.Equal(isEncrypted, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Server_NobodyVouchesFor_IsNotBelieved(bool hasOtherAuthority)
    {
        using var schema = PostgresqlSchema.New();

        var error = Assert.Throws<NpgsqlException>(() => Open(schema, "verify-full", hasOtherAuthority ? OtherCertificate() : ""));

        Assert.IsType<AuthenticationException>(error.GetBaseException());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static Database Open(PostgresqlSchema schema, string mode, string authority)
    {
        var query = $"sslmode={mode}" + (authority.Length > 0 ? $"&sslrootcert={Uri.EscapeDataString(authority)}" : "");
        var place = schema.Place with { Address = new UriBuilder(schema.Place.Address) { Query = query }.Uri };
        return Database.OpenPostgresql(place, typeof(BaselineStoreModule).Assembly);
    }

    private static string OwnCertificate() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? path
        : throw new InvalidOperationException($"{Variable} is not set beside FLIGHTS_TEST_POSTGRES: tests/servers.sh up prints both.");

    private string OtherCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Another authority", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder.FullName, "ca.pem");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        return path;
    }
}
