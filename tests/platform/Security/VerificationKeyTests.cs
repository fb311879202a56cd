using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flights.Platform.Options;

namespace Flights.Platform.Tests.Security;

/// <summary>What a key file may hold, and that it may be replaced.</summary>
public sealed class VerificationKeyTests
{
    private const string Path = "/flights.v1.BaselineService/GetFlight";

    public static TheoryData<string, Func<TestIssuer>> Forms => new()
    {
        { "base64",          TestIssuer.Symmetric },
        { "PEM of RSA",      () => TestIssuer.Rsa(key => key.ExportSubjectPublicKeyInfoPem()) },
        { "PEM of a curve",  () => TestIssuer.Curve(key => key.ExportSubjectPublicKeyInfoPem()) },
        { "certificate",     () => TestIssuer.Rsa(CertificateOf) },
        { "two PEM keys",    () => TestIssuer.Rsa(key => ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportSubjectPublicKeyInfoPem() + "\n" + key.ExportSubjectPublicKeyInfoPem()) },
        { "JWK of RSA",      () => TestIssuer.Rsa(JwkOf) },
        { "JWK of a curve",  () => TestIssuer.Curve(JwkOf) },
        { "set of JWKs",     () => TestIssuer.Rsa(key => $$"""{"keys": [{{JwkOf(RSA.Create(2048))}}, {{JwkOf(key)}}]}""") },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task KeyFile_OfEachForm_ChecksItsTokens(string form, Func<TestIssuer> make)
    {
        using var folder = new TempFolder();
        var issuer = make();
        await using var host = await AccessHost.StartAsync(folder.Write("key", issuer.KeyFile));

        Assert.Equal((form, "let in"), (form, await AccessHost.CallAsync(host.Channel, Path, issuer.Token("reader"))));
        Assert.Equal("Unauthenticated TOKEN_INVALID", await AccessHost.CallAsync(host.Channel, Path, make().Token("reader")));
    }

    [Fact]
    public async Task PublicKey_TakenForASymmetricOne_SignsNothing()
    {
        using var folder = new TempFolder();
        var issuer = TestIssuer.Rsa(key => key.ExportSubjectPublicKeyInfoPem());
        await using var host = await AccessHost.StartAsync(folder.Write("key", issuer.KeyFile));
        var forger = TestIssuer.Symmetric(Encoding.ASCII.GetBytes(issuer.KeyFile));

        Assert.Equal("Unauthenticated TOKEN_INVALID", await AccessHost.CallAsync(host.Channel, Path, forger.Token("operator")));
    }

    public static TheoryData<string, string> WrongFiles => new()
    {
        { "",                                                      "it is neither PEM nor JWK, nor the base64 of 32 bytes or more." },
        { "hunter2",                                               "it is neither PEM nor JWK, nor the base64 of 32 bytes or more." },
        { Convert.ToBase64String(new byte[31]),                    "it is neither PEM nor JWK, nor the base64 of 32 bytes or more." },
        { "{",                                                     "it is no JWK and no set of them." },
        { """{"keys": []}""",                                      "there is no key in it." },
        { """{"kty": "oct", "k": "aHVudGVyMg"}""",                 "a JWK of the kind 'oct' must have 256 bits or more." },
        { """{"kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"}""", "a JWK in it is private: a service needs the public one alone." },
        { "-----BEGIN",                                            "there is no key in it." },
        { ECDsa.Create().ExportPkcs8PrivateKeyPem(),               "'PRIVATE KEY' is neither a public key nor a certificate: a service needs no other." },
        { RSA.Create(1024).ExportSubjectPublicKeyInfoPem(),        "an RSA key must have 2048 bits or more." },
        { new string('A', 1024 * 1024 + 1),                        "has more than 1048576 bytes." },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public async Task KeyFile_ThatIsWrong_EndsTheStartAndIsNotQuoted(string content, string error)
    {
        using var folder = new TempFolder();
        var path = folder.Write("key", content);

        var failure = await Assert.ThrowsAsync<OptionsException>(() => AccessHost.StartAsync(path));

        Assert.Contains(error, Assert.Single(failure.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, (string Name, string Value)[]> WrongOptions => new()
    {
        {
            "FLIGHTS_AUTH_KEY_FILE is '/nowhere': Could not find file '/nowhere'.",
            [("FLIGHTS_AUTH_KEY_FILE", "/nowhere"), ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name)]
        },
        {
            "FLIGHTS_AUTH_ISSUER is not set: with FLIGHTS_AUTH_KEY_FILE it must say which issuer tokens name.",
            [("FLIGHTS_AUTH_KEY_FILE", "{key}")]
        },
        {
            "FLIGHTS_AUTH_AUTHORITY is 'http://issuer.example.org/': it must begin with 'https://', or lead to this machine.",
            [("FLIGHTS_AUTH_AUTHORITY", "http://issuer.example.org")]
        },
        {
            "FLIGHTS_AUTH_KEY_FILE and FLIGHTS_AUTH_AUTHORITY are both set: one of them says whose tokens count.",
            [("FLIGHTS_AUTH_KEY_FILE", "{key}"), ("FLIGHTS_AUTH_ISSUER", TestIssuer.Name), ("FLIGHTS_AUTH_AUTHORITY", "https://issuer.example.org")]
        },
        { "FLIGHTS_TOKEN_FILE is '/nowhere': there is no such file.", [("FLIGHTS_TOKEN_FILE", "/nowhere")] },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task Options_ThatAreWrong_EndTheStart(string error, (string Name, string Value)[] variables)
    {
        using var folder = new TempFolder();
        var key = folder.Write("key", TestIssuer.Symmetric().KeyFile);
        var settings = TestHost.Settings([("FLIGHTS_BUS", "in-memory"), .. variables.Select(given => (given.Name, given.Value.Replace("{key}", key, StringComparison.Ordinal)))]);

        var failure = await Assert.ThrowsAsync<OptionsException>(() => TestHost.StartAsync(settings, AccessHost.AllServices));

        Assert.Equal([error], failure.Errors);
    }

    [Fact]
    public async Task KeyFile_Replaced_CountsFromTheNextCall()
    {
        using var folder = new TempFolder();
        var (old, young) = (TestIssuer.Symmetric(), TestIssuer.Rsa(key => key.ExportSubjectPublicKeyInfoPem()));
        await using var host = await AccessHost.StartAsync(folder.Write("key", old.KeyFile));

        Assert.Equal("let in", await AccessHost.CallAsync(host.Channel, Path, old.Token("reader")));
        Assert.Equal("Unauthenticated TOKEN_INVALID", await AccessHost.CallAsync(host.Channel, Path, young.Token("reader")));
        folder.Write("key", young.KeyFile);

        Assert.Equal("let in", await AccessHost.CallAsync(host.Channel, Path, young.Token("reader")));
        Assert.Equal("Unauthenticated TOKEN_INVALID", await AccessHost.CallAsync(host.Channel, Path, old.Token("reader")));
    }

    [Fact]
    public async Task KeyFile_ReplacedByNone_StaysAsItWas()
    {
        using var folder = new TempFolder();
        var issuer = TestIssuer.Symmetric();
        await using var host = await AccessHost.StartAsync(folder.Write("key", issuer.KeyFile));

        folder.Write("key", "half a ke");

        Assert.Equal("let in", await AccessHost.CallAsync(host.Channel, Path, issuer.Token("reader")));
        Assert.Equal("Unauthenticated TOKEN_MISSING", await AccessHost.CallAsync(host.Channel, Path, null));
    }

    private static string CertificateOf(RSA key)
    {
        var request = new CertificateRequest("CN=issuer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    private static string JwkOf(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return $$"""{"kty": "RSA", "n": "{{Text(numbers.Modulus)}}", "e": "{{Text(numbers.Exponent)}}"}""";
    }

    private static string JwkOf(ECDsa key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return $$"""{"kty": "EC", "crv": "P-256", "x": "{{Text(numbers.Q.X)}}", "y": "{{Text(numbers.Q.Y)}}"}""";
    }

    private static string Text(byte[]? number) => Base64Url.EncodeToString(number);
}
