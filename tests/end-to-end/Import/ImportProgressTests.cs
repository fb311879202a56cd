using Flights.Cli.Import;

namespace Flights.EndToEnd.Tests.Import;

/// <summary>What people see while an import runs.</summary>
public sealed class ImportProgressTests : IDisposable
{
    private const int Mail = 1000;

    private readonly StepClock _clock = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    [Fact]
    public void Progress_OutsideATerminal_IsALineEverySoOften()
    {
        using (var progress = new ImportProgress(_output, isTerminal: false, 400 * Mail, _clock))
        {
            Settle(progress, 100, TimeSpan.FromMilliseconds(200));
        }

        // 5 mails a second; after 20 seconds 300 of 400 are left, which is a minute.
        Assert.Equal(
            ["flights: 12%, 50 mails, 5/s, 1 min 10 s left", "flights: 25%, 100 mails, 5/s, 1 min 0 s left", ""], _output.ToString().Split('\n'));
    }

    [Fact]
    public void Progress_OnATerminal_IsABarThatIsTakenAway()
    {
        using (var progress = new ImportProgress(_output, isTerminal: true, 100 * Mail, _clock))
        {
            Settle(progress, 50, TimeSpan.FromMilliseconds(100));
        }

        var drawn = _output.ToString().Split('\r');
        Assert.Contains("############------------ 50%, 50 mails, 10/s, 5 s left\u001b[K", drawn);
        Assert.Equal("\u001b[K", drawn[^1]);
    }

    [Fact]
    public void Progress_AfterKnownMails_CountsTheTimeLeftAtTheRateOfLate()
    {
        using (var progress = new ImportProgress(_output, isTerminal: false, 10_000 * Mail, _clock))
        {
            Settle(progress, 9_000, TimeSpan.FromMicroseconds(1));
            Settle(progress, 900, TimeSpan.FromMilliseconds(100), 9_000);
        }

        Assert.EndsWith("99%, 9900 mails, 10/s, 10 s left\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_WithTheFirstMailAfterALongLook_GuessesNothing()
    {
        using (var progress = new ImportProgress(_output, isTerminal: false, 100 * Mail, _clock))
        {
            Settle(progress, 1, TimeSpan.FromMinutes(1));
        }

        Assert.Equal("flights: 1%, 1 mail\n", _output.ToString());
    }

    [Fact]
    public void Progress_OfUnknownSize_HasNoTimeLeft()
    {
        using (var progress = new ImportProgress(_output, isTerminal: false, 0, _clock))
        {
            Settle(progress, 50, TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal("flights: 50 mails, 5/s\n", _output.ToString());
    }

    [Fact]
    public void Print_BesideTheBar_StandsOnALineOfItsOwn()
    {
        using var progress = new ImportProgress(_output, isTerminal: true, 100 * Mail, _clock);
        Settle(progress, 50, TimeSpan.FromMilliseconds(100));

        progress.Aside(() => _output.WriteLine("refused"));

        Assert.EndsWith("\r\u001b[Krefused\n", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _output.Dispose();

    private void Settle(ImportProgress progress, int count, TimeSpan each, int before = 0)
    {
        for (var mail = 1; mail <= count; mail++)
        {
            _clock.Advance(each);
            progress.Settled((long)(before + mail) * Mail);
        }
    }
}
