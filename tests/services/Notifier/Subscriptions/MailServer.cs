using MimeKit;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>The mail server that <c>tests/servers.sh</c> starts on loopback, and the mailbox that it delivers to.</summary>
internal sealed class MailServer
{
    private readonly string _mailbox;

    private MailServer(Uri address, string mailbox) => (Address, _mailbox) = (address, mailbox);

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>The server. Without one the test is skipped, or fails if servers are required.</summary>
    public static MailServer Get()
    {
        var address = Environment.GetEnvironmentVariable("FLIGHTS_TEST_SMTP");
        if (string.IsNullOrEmpty(address))
        {
            const string Message = "FLIGHTS_TEST_SMTP is not set: 'tests/servers.sh up' starts the servers and prints it.";
            Assert.False(Environment.GetEnvironmentVariable("FLIGHTS_REQUIRE_SERVERS") == "1", Message);
            Assert.Skip("NOT TESTED: no mail server. " + Message);
        }

        var server = new Uri(address!);
        Assert.True(server.IsLoopback, "Mails of tests go to this machine only.");
        return new MailServer(server, Environment.GetEnvironmentVariable("FLIGHTS_TEST_MAILDIR")!);
    }

    /// <summary>Waits, for half a minute at most, for the mails that somebody gets, in the order of their dates.</summary>
    public async Task<List<MimeMessage>> ReadAsync(string recipient, int count, CancellationToken cancellationToken) =>
        [.. (await ReadFilesAsync(recipient, count, cancellationToken)).Select(each => each.Mail)];

    /// <summary>The same with the files that the server wrote.</summary>
    public async Task<List<(string File, MimeMessage Mail)>> ReadFilesAsync(string recipient, int count, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(TimeSpan.FromSeconds(30));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var found = Found(recipient);
        while (found.Count < count)
        {
            await looks.WaitForNextTickAsync(end.Token);
            found = Found(recipient);
        }

        return found;
    }

    private List<(string File, MimeMessage Mail)> Found(string recipient)
    {
        var folder = Path.Combine(_mailbox, "new");
        return Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder).Select(file => (file, Mail: MimeMessage.Load(file)))
                .Where(each => each.Mail.To.Mailboxes.Single().Address == recipient).OrderBy(each => each.Mail.Date)]
            : [];
    }
}
