namespace Flights.EndToEnd.Tests;

/// <summary>The servers that tests need: <c>tests/servers.sh up</c> starts them and says where they are.</summary>
internal static class TestServers
{
    /// <summary>The address of a virtual host of the broker. Without one the test is skipped, or fails if servers are required.</summary>
    /// <param name="virtualHost">The virtual host: test projects run side by side, so each has its own.</param>
    public static string RabbitMq(string virtualHost)
    {
        var address = Environment.GetEnvironmentVariable("FLIGHTS_TEST_RABBITMQ");
        if (string.IsNullOrEmpty(address))
        {
            const string Message = "FLIGHTS_TEST_RABBITMQ is not set: 'tests/servers.sh up' starts a broker and prints it.";
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", Message);
            Assert.Skip("SKIPPED: " + Message);
        }

        return new UriBuilder(address!) { Path = virtualHost }.Uri.ToString();
    }
}
