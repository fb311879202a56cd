using System.Text;
using Google.Protobuf;

namespace Flights.EndToEnd.Tests;

/// <summary><c>flights submit</c> as a mailer sees it: a mail on standard input, and an exit code that says what to do with the mail.</summary>
/// <param name="server">A running parser service.</param>
public sealed class SubmitCommandTests(ParserServer server) : IClassFixture<ParserServer>
{
    private static readonly byte[] Report = File.ReadAllBytes(Inputs.Samples[0]);
    private static readonly byte[] Letter = "From: a@example.org\nSubject: lunch\n\nAt noon?\n"u8.ToArray();
    private static readonly byte[] HalfAReport = "From: a@example.org\nSubject: cut\n\nflight 7 ovmf real [real]\n\nno table\n"u8.ToArray();

    public static TheoryData<string, byte[], string[], int, string> Mails => new()
    {
        { "a report", Report, [], 0, "" },
        { "a report below a mailbox line, as procmail hands it on", [.. "From a@example.org Mon Mar  2 00:00:00 2026\n"u8, .. Report], ["-"], 0, "" },
        { "a letter", Letter, [], 65, "flights: -: NOT_A_REPORT in line 4: " },
        { "a letter, where letters are accepted", Letter, ["--accept-others"], 0, "flights: -: NOT_A_REPORT in line 4: " },
        { "half a report, where letters are accepted", HalfAReport, ["--accept-others"], 65, "flights: -: NO_JOBS_TABLE in line " },
        { "nothing", [], [], 66, "flights: -: EMPTY: " },
        { "too much", new byte[5 * 1024 * 1024], [], 65, "flights: -: LIMIT_BYTES: " },
        { "a file that is not there", Report, ["/nowhere/at/all"], 66, "flights: /nowhere/at/all: UNREADABLE: " },
        { "wrong usage", Report, ["--timeout", "0"], 64, "--timeout takes 1 to 3600 seconds" },
        { "a lab that cannot be", Report, ["--lab", "Not A Lab"], 64, "--lab takes 1 to 63" },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public async Task Submit_ToARunningService_TellsTheMailerWhatToDo(string mail, byte[] bytes, string[] arguments, int exitCode, string error)
    {
        var ended = await Command.RunAsync(["submit", .. arguments], server.Variables, bytes);

        Assert.True(exitCode == ended.ExitCode, $"{mail} ended with {ended.ExitCode}: {ended.Errors}");
        Assert.StartsWith(error, ended.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode == 64 || error.Length == 0 ? ended.Errors.Length : ended.Errors.IndexOf('\n', StringComparison.Ordinal) + 1, ended.Errors.Length);
        Assert.True(exitCode == 64 || ended.Output.Length == 0, ended.Output);
    }

    [Fact]
    public async Task Submit_OfManyFiles_SaysWhatBecameOfEach()
    {
        var folder = Directory.CreateTempSubdirectory("flights-test-");
        try
        {
            var letter = Path.Combine(folder.FullName, "letter.eml");
            await File.WriteAllBytesAsync(letter, Letter, TestContext.Current.CancellationToken);

            var ended = await Command.RunAsync(["submit", "--json", letter, Inputs.Samples[0]], server.Variables);

            var mails = ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JsonParser.Default.Parse<V1.ImportLine>).Select(line => line.Mail).ToArray();
            Assert.Equal(65, ended.ExitCode);
            Assert.Equal(
                [(letter, V1.ImportOutcome.Skipped, ""), (Inputs.Samples[0], V1.ImportOutcome.Recorded, "labs/default/flights/201001")],
                mails.Select(mail => (mail.Place, mail.Outcome, mail.Report)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Submit_WithNobodyThere_AsksToTryAgain()
    {
        var ended = await Command.RunAsync(["submit"], ParserServer.AddressesOf(ServiceProcess.FreeAddress()), Report);

        Assert.Equal(75, ended.ExitCode);
        Assert.StartsWith("flights: -: Unavailable: ", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_ToAServiceThatDoesNotAnswer_AsksToTryAgain()
    {
        // It takes connections and never says a word.
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"http://{silent.LocalEndpoint}");

        var ended = await Command.RunAsync(["submit", "--timeout", "1"], ParserServer.AddressesOf(address), Report);

        Assert.Equal(75, ended.ExitCode);
        Assert.StartsWith("flights: -: DeadlineExceeded: ", ended.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FLIGHTS_PARSER_ADDRESS", "somewhere")]
    [InlineData("FLIGHTS_PARSER_MAX_REPORT_BYTES", "7")]
    public async Task Submit_WithAWrongConfiguration_SaysSo(string variable, string value)
    {
        var ended = await Command.RunAsync(["submit"], new Dictionary<string, string> { [variable] = value }, Report);

        Assert.Equal(78, ended.ExitCode);
        Assert.Contains($"{variable} is '{value}'", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_OfALongRefusal_IsOneLine()
    {
        var ended = await Command.RunAsync(["submit"], server.Variables, Encoding.UTF8.GetBytes("Subject: \u001b[2J\n\n\u001b]0;title\u0007\n"));

        Assert.Equal(65, ended.ExitCode);
        Assert.Equal(1, ended.Errors.Count(c => c == '\n'));
        Assert.DoesNotContain('\u001b', ended.Errors);
    }
}
