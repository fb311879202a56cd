using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Bisections;
using Flights.Mail;
using Flights.Platform.Wire;
using Google.Protobuf;

namespace Flights.Corpus.Tests.Reports;

public sealed class BisectionTests
{
    // mail, branch and step, number of trees, culprit and good revision, last flight, results
    public static readonly TheoryData<string, string, int, string, string, string> Facts = new()
    {
        {
            "hard/bisection-revlogomitted-149364.eml",
            "linux-linus build-arm64-pvops kernel-build",
            2,
            "linux f0b5989745c3e0e92424d36869a97e4e8df7ab13 7111951b8d4973bda27ff663f2cf18b663d15b48",
            "149364",
            "6 pass, 22 fail, 2 with a host"
        },
        {
            "hard/bisection-test-wrapped-manytrees-164318.eml",
            "xen-unstable test-amd64-i386-xl-qemut-stubdom-debianhvm-amd64-xsm xen-boot",
            5,
            "xen 6b1ca51b1a91d002636518afe4a8a50ba7212495 4c0a19991465fc19c5afa9bc3f304bae6044314e",
            "164318",
            "8 pass, 7 fail, 9 with a host"
        },
        {
            "hard/bisection-untested-allfail-nonascii-159638.eml",
            "xen-unstable-smoke build-amd64 xen-build",
            3,
            "xen 81b2b328a26c1b89c275898d12e8ab26c0673dad 10bb8aa0d5d029bd56da4a2a92e1e42bef880210",
            "159638",
            "5 pass, 5 fail, 0 with a host"
        },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Parse_Bisection_GivesItsFactsAndItsTextBack(string path, string what, int trees, string culprit, string last, string results)
    {
        CorpusFolder.Require();
        Assert.True(MailReader.Read(CorpusFolder.Bytes(path), ParseLimits.Default).TryGet(out var text, out _));

        Assert.True(BisectionParser.Parse(text, ParseLimits.Default).TryGet(out var bisection, out var error), error?.ToString());

        Assert.Equal(what, $"{bisection.Branch} {bisection.Step}");
        Assert.Equal("complete", bisection.State);
        Assert.Equal(trees, bisection.Trees.Count);
        var finding = Assert.Single(bisection.Findings);
        Assert.Equal("Found and reproduced problem changeset", finding.Headline);
        Assert.Equal(culprit, $"{finding.Tree?.Name} {finding.Introduced} {finding.NotPresent}");
        Assert.Equal(last, $"{bisection.LastFlight?.Number}");
        Assert.EndsWith($"/{bisection.LastFlight?.Number}/", finding.ReproUri, StringComparison.Ordinal);
        Assert.Empty(bisection.LastFlight!.Report.Diagnostics);
        Assert.Equal(results, Told(bisection));
        Assert.All(bisection.Results.Where(result => result.Host.Length == 0), result => Assert.Equal(trees, result.Revisions.Count));

        var body = text.Text + text.ListFooter;
        Assert.Equal(body, BisectionWriter.Write(bisection));
        Assert.Empty(bisection.Deviations);
        Assert.Empty(bisection.LastFlight.Report.Deviations);
        var copy = V1.Bisection.Parser.ParseFrom(bisection.ToWire().ToByteArray()).ToDomain();
        Assert.Equal(bisection, copy);
        Assert.Equal(body, BisectionWriter.Write(copy));
    }

    private static string Told(Bisection bisection)
    {
        var (passes, fails) = (bisection.Results.Count(each => each.Word == "pass"), bisection.Results.Count(each => each.Word == "fail"));
        return $"{passes} pass, {fails} fail, {bisection.Results.Count(each => each.Host.Length > 0)} with a host";
    }
}
