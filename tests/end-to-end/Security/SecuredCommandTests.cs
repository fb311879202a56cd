using Flights.EndToEnd.Tests.Json;

namespace Flights.EndToEnd.Tests.Security;

/// <summary>Tokens and certificates as the README makes them: the suite asks for them and <c>flights</c> shows them.</summary>
/// <param name="suite">The suite.</param>
public sealed class SecuredCommandTests(SecuredSuite suite) : IClassFixture<SecuredSuite>
{
    [Fact]
    public async Task Command_WithTheReadmesToken_DoesWhatItsRoleMay()
    {
        var submitted = await Command.RunAsync(["submit", Inputs.Samples[0]], suite.Variables);
        var asked = await Command.RunAsync(["conflicts", "xen-unstable"], suite.Variables);
        var excluded = await Command.RunAsync(["exclude", "201001", "--reason", "bad host"], suite.Variables);

        Assert.Equal((0, ""), (submitted.ExitCode, submitted.Errors));
        Assert.Equal((0, ""), (asked.ExitCode, asked.Errors));
        Assert.Equal(69, excluded.ExitCode);
        Assert.Contains("needs the role 'operator'", excluded.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithoutToken_IsRefusedAndSaysWhy()
    {
        var submitted = await Command.RunAsync(["submit", Inputs.Samples[0]], suite.Without("FLIGHTS_TOKEN_FILE"));

        Assert.Equal(69, submitted.ExitCode);
        Assert.Contains("TOKEN_MISSING: The call has no token: send 'authorization: Bearer TOKEN'.", submitted.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithoutCertificate_DoesNotGetThrough()
    {
        var submitted = await Command.RunAsync(["submit", Inputs.Samples[0]], suite.Without("FLIGHTS_TLS_CLIENT_"));

        Assert.Equal(75, submitted.ExitCode);
    }

    [Fact]
    public async Task Curl_WithTheReadmesTokenAndCertificates_IsAnswered()
    {
        await Command.RunAsync(["submit", Inputs.Samples[0]], suite.Variables);
        var command = string.Join('\n', ReadmeBlock.Read("curl")).Replace("https://127.0.0.1:5105/", suite.JsonAddress.ToString(), StringComparison.Ordinal);

        Assert.StartsWith(
            """{"branches":[{"name":"labs/default/branches/xen-unstable",""", await Curl.RunAsync(command, suite.Folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithASuiteOfItsOwn_NeedsNeither()
    {
        var replayed = await Command.RunAsync(["replay", Inputs.Samples[0]], suite.Without("FLIGHTS_TOKEN_FILE"));

        Assert.Equal((0, ""), (replayed.ExitCode, replayed.Errors));
    }
}
