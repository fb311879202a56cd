namespace Flights.Services.Tests.Parser.Imap;

/// <summary>The IMAP server that <c>tests/servers.sh up</c> starts.</summary>
internal static class ImapServer
{
    private const string Variable = "FLIGHTS_TEST_IMAP";

    /// <summary>The user for whom the server has all its extensions.</summary>
    public const string User = "flights";

    /// <summary>The user for whom the server has none.</summary>
    public const string MinimalUser = "minimal";

    /// <summary>Where it is. Without one the test is skipped, or fails if servers are required.</summary>
    public static Uri Address => new UriBuilder(Given) { UserName = "", Password = "" }.Uri;

    /// <summary>The password of both users.</summary>
    public static string Password => Given.UserInfo.Split(':')[1];

    private static Uri Given
    {
        get
        {
            var address = Environment.GetEnvironmentVariable(Variable);
            if (string.IsNullOrEmpty(address))
            {
                const string Message = Variable + " is not set: 'tests/servers.sh up' starts an IMAP server and prints it.";
                Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", Message);
                Assert.Skip("SKIPPED: " + Message);
            }

            return new Uri(address!);
        }
    }
}
