namespace Flights.EndToEnd.Tests;

/// <summary>The servers that tests need: <c>tests/servers.sh up</c> starts them and says where they are.</summary>
internal static class TestServers
{
    /// <summary>The address of a virtual host of the broker. Without one the test is skipped, or fails if servers are required.</summary>
    /// <param name="virtualHost">The virtual host: test projects run side by side, so each has its own.</param>
    public static string RabbitMq(string virtualHost) =>
        new UriBuilder(Given("FLIGHTS_TEST_RABBITMQ")) { Path = virtualHost }.Uri.ToString();

    /// <summary>The address of the broker by TLS, with a virtual host, user and password of its own.</summary>
    public static Uri RabbitMqOverTls => new(Given("FLIGHTS_TEST_RABBITMQS"));

    /// <summary>The file with the certificate that the broker shows, which is signed by itself.</summary>
    public static string RabbitMqCertificate => Given("FLIGHTS_TEST_RABBITMQ_CERTIFICATE");

    /// <summary>The address of a database that is always there, of a user who may make others.</summary>
    public static Uri Postgres => new(Given("FLIGHTS_TEST_POSTGRES"));

    /// <summary>The address of the IMAP server, by TLS.</summary>
    public static string ImapOverTls => Given("FLIGHTS_TEST_IMAPS");

    /// <summary>The file with the certificate that the IMAP server shows, which is signed by itself.</summary>
    public static string ImapCertificate => Given("FLIGHTS_TEST_IMAP_CERTIFICATE");

    /// <summary>A Python with pika and protobuf, in a place where protoc is too.</summary>
    public static string Python => Given("FLIGHTS_TEST_PYTHON");

    private static string Given(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
        {
            var message = $"{variable} is not set: 'tests/servers.sh up' starts the servers and prints it.";
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", message);
            Assert.Skip("SKIPPED: " + message);
        }

        return value!;
    }
}
