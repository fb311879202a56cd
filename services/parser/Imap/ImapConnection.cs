using System.Net.Sockets;
using Flights.Platform.Errors;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace Flights.Parser.Imap;

/// <summary>One login at the server, with the folder open to be read: nothing is changed there, no mail becomes seen. Whatever goes wrong
/// is a <see cref="FlightsException"/> with one of <see cref="ImapReasons"/>; the connection is of no use then.</summary>
internal sealed class ImapConnection : IAsyncDisposable
{
    // Mails whose sizes are asked for at once: what is held in memory, however many there are.
    private const int WindowLength = 100;

    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private static readonly FetchRequest UidAlone = new(MessageSummaryItems.UniqueId);
    private static readonly FetchRequest UidAndSize = new(MessageSummaryItems.UniqueId | MessageSummaryItems.Size);

    // Like other clients of .NET: where revocation lists are out of reach, asking for them would cut the mailbox off.
    private readonly ImapClient _client = new() { CheckCertificateRevocation = false };
    private readonly ImapOptions _options;
    private readonly TimeProvider _clock;
    private IMailFolder _folder = null!;
    private int _nextIndex;

    private ImapConnection(ImapOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
    }

    /// <summary>The folder's UIDVALIDITY.</summary>
    public uint UidValidity => _folder.UidValidity;

    /// <summary>How many mails the folder holds.</summary>
    public int Count => _folder.Count;

    /// <summary>Whether the server tells of new mails by itself.</summary>
    public bool HasIdle => _client.Capabilities.HasFlag(ImapCapabilities.Idle);

    /// <summary>Connects, logs in with the password that stands in its file now, and opens the folder.</summary>
    public static async Task<ImapConnection> OpenAsync(ImapOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new ImapConnection(options, clock);
        try
        {
            await connection.ConnectAsync(cancellationToken);
            await connection.LogInAsync(cancellationToken);
            await connection.OpenFolderAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next mails behind a UID, at most <see cref="WindowLength"/>, in ascending order; none if there are none yet.</summary>
    public async Task<IReadOnlyList<ImapMail>> NextAsync(uint lastUid, CancellationToken cancellationToken)
    {
        var index = await FirstIndexAfterAsync(lastUid, cancellationToken);
        while (index < _folder.Count)
        {
            var end = Math.Min(index + WindowLength, _folder.Count);
            var mails = (await SummariesAsync(index, end - 1, UidAndSize, cancellationToken))
                .Where(summary => summary.UniqueId.Id > lastUid)
                .Select(summary => new ImapMail(summary.UniqueId.Id, summary.Size ?? 0))
                .OrderBy(mail => mail.Uid)
                .ToList();
            index = end;
            if (mails.Count > 0)
            {
                _nextIndex = index;
                return mails;
            }
        }

        _nextIndex = index;
        return [];
    }

    /// <summary>Fetches the first bytes of a mail.</summary>
    /// <param name="uid">The mail.</param>
    /// <param name="count">How many bytes at most, as they are on the server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The bytes, or null if the mail is gone.</returns>
    public async Task<FetchedMail?> FetchAsync(uint uid, int count, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = await WithinTimeoutAsync(
                token => _folder.GetStreamAsync(new UniqueId(uid), 0, count, token), cancellationToken);
            return MailBytes.Read(stream);
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Waits until there may be new mails: the server says so, or the interval is over. After the interval,
    /// <see cref="UidValidity"/> is that of the folder that has the name by then.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_options.Mode == ImapMode.Idle && HasIdle)
        {
            if (await IdleAsync(cancellationToken))
            {
                return;
            }
        }
        else
        {
            await Task.Delay(_options.Poll, _clock, cancellationToken);
        }

        // Of a folder that was deleted and made anew, Dovecot keeps the old one open: IDLE, NOOP and even STATUS tell of that one for ever.
        await WithinTimeoutAsync(token => _folder.OpenAsync(FolderAccess.ReadOnly, token), cancellationToken);
    }

    /// <summary>Logs out, or hangs up if that takes long.</summary>
    public async ValueTask DisposeAsync()
    {
        using var deadline = new CancellationTokenSource(Goodbye, _clock);
        try
        {
            await _client.DisconnectAsync(quit: true, deadline.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException || IsOfConnection(failure))
        {
            // The server will find out by itself.
        }

        _client.Dispose();
    }

    private static bool IsOfConnection(Exception failure) => failure is IOException or SocketException or ProtocolException
        or CommandException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotOpenException;

    private static FlightsException Failure(string reason, string message) => new(ErrorKind.Unavailable, reason, message);

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var tls = _options.IsTls ? SecureSocketOptions.SslOnConnect
            : _options.StartTls ? SecureSocketOptions.StartTls
            : SecureSocketOptions.None;
        try
        {
            await WithinTimeoutAsync(
                token => _client.ConnectAsync(_options.Server!.DnsSafeHost, _options.Port, tls, token), cancellationToken);
        }
        catch (Exception failure) when (failure is SslHandshakeException or NotSupportedException)
        {
            throw Failure(ImapReasons.TlsFailed, failure.Message);
        }
    }

    private async Task LogInAsync(CancellationToken cancellationToken)
    {
        try
        {
            var password = (await File.ReadAllTextAsync(_options.PasswordFile, cancellationToken)).TrimEnd('\r', '\n');
            await WithinTimeoutAsync(token => _client.AuthenticateAsync(_options.User, password, token), cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Failure(ImapReasons.PasswordUnreadable, failure.Message);
        }
        catch (Exception failure) when (failure is AuthenticationException or NotSupportedException)
        {
            throw Failure(ImapReasons.AuthenticationFailed, $"The server refuses '{_options.User}': {failure.Message}");
        }
    }

    private async Task OpenFolderAsync(CancellationToken cancellationToken)
    {
        try
        {
            _folder = await WithinTimeoutAsync(token => _client.GetFolderAsync(_options.Folder, token), cancellationToken);
            await WithinTimeoutAsync(token => _folder.OpenAsync(FolderAccess.ReadOnly, token), cancellationToken);
            _nextIndex = _folder.Count;
        }
        catch (FolderNotFoundException)
        {
            throw Failure(ImapReasons.FolderNotFound, $"There is no folder '{_options.Folder}', or '{_options.User}' may not read it.");
        }
    }

    // By position and not by a search: a search answers with the UIDs of all mails, and a range of UIDs may hold one mail or a million.
    // Positions stay what they are meanwhile: servers tell of deletions only between other commands than these.
    private async Task<int> FirstIndexAfterAsync(uint lastUid, CancellationToken cancellationToken)
    {
        var low = 0;
        var high = _folder.Count;
        var probe = Math.Clamp(_nextIndex, 0, high) - 1;
        while (low < high && lastUid > 0)
        {
            probe = Math.Clamp(probe, low, high - 1);
            var uid = (await SummariesAsync(probe, probe, UidAlone, cancellationToken)).Select(summary => summary.UniqueId.Id).FirstOrDefault();
            if (uid > 0 && uid <= lastUid)
            {
                // Mostly the very next one is new, or none is.
                low = probe + 1;
                probe = low == _nextIndex ? low : low + ((high - low) / 2);
            }
            else
            {
                high = probe;
                probe = low + ((high - low) / 2);
            }
        }

        return low;
    }

    private async Task<List<IMessageSummary>> SummariesAsync(int first, int last, FetchRequest request, CancellationToken cancellationToken)
    {
        var summaries = await WithinTimeoutAsync(token => _folder.FetchAsync(first, last, request, token), cancellationToken);
        return [.. summaries.Where(summary => summary.UniqueId.IsValid && summary.Index >= first && summary.Index <= last)];
    }

    /// <returns>Whether the server told of a change before the interval was over.</returns>
    private async Task<bool> IdleAsync(CancellationToken cancellationToken)
    {
        var isTold = false;
        using var interval = new CancellationTokenSource(_options.Poll, _clock);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(interval.Token, cancellationToken);
        using var deadline = new CancellationTokenSource(_options.Poll + _options.Timeout, _clock);
        await using var onStop = cancellationToken.Register(() => deadline.CancelAfter(Goodbye));
        void OnCountChanged(object? sender, EventArgs change)
        {
            isTold = true;
            interval.Cancel();
        }

        _folder.CountChanged += OnCountChanged;
        try
        {
            await GuardAsync(token => _client.IdleAsync(done.Token, token), deadline.Token, cancellationToken);
        }
        finally
        {
            _folder.CountChanged -= OnCountChanged;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return isTold;
    }

    private async Task WithinTimeoutAsync(Func<CancellationToken, Task> command, CancellationToken cancellationToken) =>
        await WithinTimeoutAsync(
            async token =>
            {
                await command(token);
                return true;
            },
            cancellationToken);

    private async Task<T> WithinTimeoutAsync<T>(Func<CancellationToken, Task<T>> command, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        T answer = default!;
        await GuardAsync(async token => answer = await command(token), either.Token, cancellationToken);
        return answer;
    }

    private static async Task GuardAsync(
        Func<CancellationToken, Task> command, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            await command(deadline);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failure(ImapReasons.ConnectionFailed, "The server did not answer in time.");
        }
        catch (Exception failure) when (IsOfConnection(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(ImapReasons.ConnectionFailed, failure.Message);
        }
    }
}
