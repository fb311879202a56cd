using Flights.Parser;
using Flights.Platform;
using Flights.Platform.Hosting;
using Flights.Platform.Options;

namespace Flights.Services.Tests.Parser.Imap;

public sealed class ImapOptionsTests
{
    // address                                     what is said
    [Theory]
    [InlineData("http://mail.example.org", "must begin with 'imaps://' or 'imap://'")]
    [InlineData("mail.example.org", "must be an absolute address")]
    [InlineData("imaps:mail.example.org", "must begin with 'imaps://' or 'imap://'")]
    [InlineData("imap://mail.example.org", "would send the password in clear over a network")]
    [InlineData("imap://192.0.2.1:143/", "would send the password in clear over a network")]
    [InlineData("imaps://ann:hunter2@mail.example.org", "must not hold a user or a password")]
    [InlineData("imaps://ann@mail.example.org", "must not hold a user or a password")]
    [InlineData("imaps://mail.example.org/INBOX", "FLIGHTS_PARSER_IMAP_FOLDER names the folder")]
    [InlineData("imaps://mail.example.org/?hunter2", "FLIGHTS_PARSER_IMAP_FOLDER names the folder")]
    public void Address_ThatIsWrong_IsRefusedAndNotShown(string address, string said)
    {
        var errors = Errors(("FLIGHTS_PARSER_IMAP_URI", address));

        Assert.Contains(said, Assert.Single(errors, error => error.StartsWith("FLIGHTS_PARSER_IMAP_URI", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(errors, error => error.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("imaps://mail.example.org", "false")]
    [InlineData("imaps://mail.example.org:9993/", "false")]
    [InlineData("imap://mail.example.org", "true")]
    [InlineData("imap://127.0.0.1:1143", "false")]
    [InlineData("imap://[::1]", "false")]
    [InlineData("imap://localhost", "true")]
    public void Address_ThatKeepsThePassword_IsTaken(string address, string startTls) =>
        Assert.Empty(Errors(("FLIGHTS_PARSER_IMAP_URI", address), ("FLIGHTS_PARSER_IMAP_STARTTLS", startTls)));

    // variable                                     value           what is said
    [Theory]
    [InlineData("FLIGHTS_PARSER_IMAP_USER", "", "must be set where FLIGHTS_PARSER_IMAP_URI is")]
    [InlineData("FLIGHTS_PARSER_IMAP_PASSWORD_FILE", "", "must be set where FLIGHTS_PARSER_IMAP_URI is")]
    [InlineData("FLIGHTS_PARSER_IMAP_PASSWORD_FILE", "/no/such/file", "there is no such file")]
    [InlineData("FLIGHTS_PARSER_IMAP_STARTTLS", "true", "'imaps://' begins with TLS")]
    [InlineData("FLIGHTS_PARSER_IMAP_MODE", "push", "'idle', 'poll'")]
    [InlineData("FLIGHTS_PARSER_IMAP_POLL", "29m", "must lie between 1s and 28m")]
    [InlineData("FLIGHTS_PARSER_IMAP_TIMEOUT", "1ms", "must lie between 100ms and 10m")]
    [InlineData("FLIGHTS_PARSER_IMAP_RETRY_MAX_PAUSE", "2h", "must lie between 10ms and 1h")]
    public void Option_ThatIsWrong_IsRefused(string variable, string value, string said) =>
        Assert.Contains(said, Assert.Single(Errors((variable, value)), error => error.StartsWith(variable, StringComparison.Ordinal)), StringComparison.Ordinal);

    private static IReadOnlyList<string> Errors(params (string Name, string Value)[] variables)
    {
        var overrides = new Dictionary<string, string>
        {
            ["FLIGHTS_PARSER_IMAP_URI"] = "imaps://mail.example.org",
            ["FLIGHTS_PARSER_IMAP_USER"] = "ann",
            ["FLIGHTS_PARSER_IMAP_PASSWORD_FILE"] = typeof(ImapOptionsTests).Assembly.Location,
        };
        foreach (var (name, value) in variables)
        {
            overrides[name] = value;
        }

        try
        {
            using var host = (IDisposable)ServiceHost.Build(new HostSettings { UseEnvironment = false, Overrides = overrides }, new ParserModule());
            return [];
        }
        catch (OptionsException exception)
        {
            return exception.Errors;
        }
    }
}
