using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Flights.Benchmarks.Pipelining;

/// <summary>Reports of flights as they are mailed, made from two samples in turns: what the one of them reports as a regression passes in the
/// other, so that each flight changes the ledger of its branch.</summary>
internal static class MailedHistory
{
    private const int Branches = 4;
    private const int FirstNumber = 1_000_000;
    private const string Branch = "xen-unstable";

    private static readonly (string Text, string Number, string Revision)[] Samples =
    [
        (Read("004-xen-unstable-201009-armhf-opens.eml"), "201009", "29f24625576e0a895ad2d4567b9c83f18f73c224"),
        (Read("008-xen-unstable-201021-armhf-fixed.eml"), "201021", "ff605c80dbeb382ce69333b8e1080e8e3cc20344"),
    ];

    /// <summary>The mail of the flight at a place.</summary>
    public static ByteString At(int place)
    {
        var (text, number, revision) = Samples[place / Branches % Samples.Length];
        var branch = string.Create(CultureInfo.InvariantCulture, $"branch-{place % Branches}");
        var tested = string.Create(CultureInfo.InvariantCulture, $"{FirstNumber + place:x40}");
        return ByteString.CopyFromUtf8(text.Replace(number, NumberAt(place)).Replace(revision, tested).Replace(Branch, branch));
    }

    /// <summary>The number of the flight at a place.</summary>
    public static string NumberAt(int place) => (FirstNumber + place).ToString(CultureInfo.InvariantCulture);

    private static string Read(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(BenchmarkMails.SamplesFolder(), name)));
}
