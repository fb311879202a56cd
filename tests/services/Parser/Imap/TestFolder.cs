using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace Flights.Services.Tests.Parser.Imap;

/// <summary>A folder of its own on the IMAP server, as a delivery agent and an owner use it; it is gone at the end.</summary>
internal sealed class TestFolder : IAsyncDisposable
{
    private const int MostAttempts = 20;

    private readonly ImapClient _client = new();
    private IMailFolder? _folder;
    private bool _isMadeAnew;

    private TestFolder(string user)
    {
        User = user;
    }

    /// <summary>Whose it is.</summary>
    public string User { get; }

    /// <summary>Its name.</summary>
    public string Name { get; } = $"test-{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMailFolder Folder => _folder ?? throw new InvalidOperationException("The folder is not made.");

    /// <summary>Logs in and makes the folder.</summary>
    public static async Task<TestFolder> CreateAsync(string user = ImapServer.User)
    {
        var folder = new TestFolder(user);
        await folder.ConnectAsync();
        await folder.MakeAsync();
        return folder;
    }

    /// <summary>Delivers a mail.</summary>
    /// <returns>Its UID; 0 if the server does not tell.</returns>
    public async Task<uint> AppendAsync(string mail)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(mail));
        var message = await MimeMessage.LoadAsync(stream, Token);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var uid = await Folder.AppendAsync(message, cancellationToken: Token);
                return uid?.Id ?? 0;
            }
            catch (ImapCommandException) when (_isMadeAnew && attempt < MostAttempts)
            {
                // Dovecot finds a folder that was made anew "deleted under us" while a reader has the old one open: who delivers tries again.
            }
            catch (FolderNotFoundException) when (_isMadeAnew && attempt < MostAttempts)
            {
                // Or it goes on looking for the old one in this connection.
                await ReconnectAsync();
            }
        }
    }

    /// <summary>Deletes mails, as the owner does.</summary>
    public async Task DeleteAsync(IEnumerable<uint> uids)
    {
        await Folder.OpenAsync(FolderAccess.ReadWrite, Token);
        var set = uids.Select(uid => new UniqueId(uid)).ToList();
        await Folder.AddFlagsAsync(set, MessageFlags.Deleted, silent: true, Token);
        await Folder.ExpungeAsync(Token);
        await Folder.CloseAsync(expunge: false, Token);
    }

    /// <summary>How many mails are marked as seen, or in any other way.</summary>
    public async Task<int> CountMarkedAsync()
    {
        await Folder.OpenAsync(FolderAccess.ReadOnly, Token);
        var marked = await Folder.SearchAsync(SearchQuery.Seen.Or(SearchQuery.Flagged).Or(SearchQuery.Deleted).Or(SearchQuery.Answered), Token);
        await Folder.CloseAsync(expunge: false, Token);
        return marked.Count;
    }

    /// <summary>Makes the folder, where it is not there.</summary>
    public async Task MakeAsync() =>
        _folder = await _client.GetFolder(_client.PersonalNamespaces[0]).CreateAsync(Name, isMessageFolder: true, Token);

    /// <summary>Removes the folder and all its mails.</summary>
    public async Task RemoveAsync()
    {
        await Folder.DeleteAsync(Token);
        _folder = null;
        _isMadeAnew = true;
    }

    private async Task ConnectAsync()
    {
        await _client.ConnectAsync(ImapServer.Address.Host, ImapServer.Address.Port, SecureSocketOptions.None, Token);
        await _client.AuthenticateAsync(User, ImapServer.Password, Token);
    }

    private async Task ReconnectAsync()
    {
        await _client.DisconnectAsync(quit: true, Token);
        await ConnectAsync();
        try
        {
            _folder = await _client.GetFolderAsync(Name, Token);
        }
        catch (FolderNotFoundException)
        {
            await MakeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_folder is not null)
            {
                await _folder.DeleteAsync(CancellationToken.None);
            }
        }
        catch (ImapCommandException) when (_isMadeAnew)
        {
            // Dovecot mixes up the indexes of a folder made anew with those that a reader has open, and then may refuse. It goes with the server.
        }

        await _client.DisconnectAsync(quit: true, CancellationToken.None);
        _client.Dispose();
    }
}
