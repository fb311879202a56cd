using System.Text;
using Flights.Domain.Reports;
using Flights.Domain.Reports.Writing;
using Flights.Fuzz.Tests.Checks;

namespace Flights.Domain.Tests.Reports;

public sealed class RobustnessTests
{
    private const int Cases = 4000;

    [Fact]
    public void Parse_MutatedReports_NeverThrowsAndIsWrittenBack()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var sources = Sources();
        for (var i = 0; i < Cases; i++)
        {
            var text = sources[random.Next(sources.Length)];
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                text = Mutate(text, random);
            }

            Check(text, $"seed {seed}, case {i}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
    }

    // Texts that cost a parser dear that looks back, or that copies what it has for each line.
    public static readonly TheoryData<string, string> Hostile = new()
    {
        { "rows that may all go on",      "Tests which did not succeed, but are not blocking:\n|" + " a-job 6 xen-build fail\n" },
        { "rests without a beginning",    "Tests which did not succeed, but are not blocking:\n|" + "fail\n" },
        { "log lines that go on",         $"sg-report-flight on x\n\n{SampleText.Dashes}\n    a \n|" + "b \n" },
        { "commits",                      $"sg-report-flight on x\n\n{SampleText.Dashes}\n|" + "commit 1111111\n" },
        { "trees",                        "baseline version:\n|" + " a b\n" },
        { "unknown lines",                "|?\n" },
        { "flights",                      "|flight 1 a b [c]\n" },
        { "blank lines",                  "|\n" },
        { "words",                        "Tests which did not succeed,\n |" + "a 1 " },
        { "angle brackets",               "Tests which did not succeed,\n a |" + "< " },
        { "statuses",                     "Tests which did not succeed,\n a 1 |" + "fail in " },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Parse_HostileText_TakesTimeInProportionToItsLength(string name, string text)
    {
        var limits = new ParseLimits { MaxLines = int.MaxValue, MaxLineLength = int.MaxValue, MaxRows = int.MaxValue };
        var (start, repeated) = (text.Split('|')[0], text.Split('|')[1]);
        var middle = new StringBuilder().Insert(0, repeated, 1_000_000 / repeated.Length);
        var longText = $"flight 1 a real [real]\n\n{start}{middle}\n\njobs:\n a pass\n";

        var time = ThreadClock.Measure(() => SampleText.Parse(longText, limits: limits));

        // A quadratic walk over 1 MB takes minutes.
        Assert.True(time < TimeSpan.FromSeconds(10), $"{name}: {time}");
    }

    private static void Check(string text, string where)
    {
        ParseResult result;
        try
        {
            result = SampleText.Parse(text, "[xen-unstable test] 7100: all pass");
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"{where}: {exception.Message}\n{text}", exception);
        }

        var lines = text.Count(c => c == '\n') + 1;
        Assert.True(result.Flight is null != result.Error is null, where);
        Assert.True(result.Error is null || result.Error.Line <= lines, where);
        Assert.All(result.Flight?.Failures ?? [], row => Assert.InRange(row.Line, 1, lines));
        Assert.All(result.Flight?.Report.UnknownLines ?? [], line => Assert.InRange(line.Line, 1, lines));
        Assert.True(result.Flight is null || ReportWriter.Write(result.Flight) == text, $"{where}: written otherwise\n{text}");
        Assert.Equal(result.Flight?.Jobs.Count, result.Flight?.Jobs.Select(job => job.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Mutate(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var (one, other) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(9))
        {
            case 0:
                return text[..random.Next(text.Length + 1)];
            case 1:
                return text[random.Next(text.Length + 1)..];
            case 2:
                lines.Insert(one, lines[other]);
                break;
            case 3:
                lines.RemoveAt(one);
                break;
            case 4:
                (lines[one], lines[other]) = (lines[other], lines[one]);
                break;
            case 5:
                return Flip(text, random);
            case 6:
                lines[one] = HugeNumber(lines[one], random);
                break;
            case 7:
                lines[one] = lines[one].Insert(random.Next(lines[one].Length + 1), random.Next(2) == 0 ? "\n" : " \n");
                break;
            default:
                lines[one] = lines[one].Trim();
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Flip(string text, Random random)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var chars = text.ToCharArray();
        chars[random.Next(chars.Length)] ^= (char)(1 << random.Next(16));
        return new string(chars);
    }

    private static string HugeNumber(string line, Random random)
    {
        string[] numbers = ["0", "-1", "2147483648", "9223372036854775808", new('9', 400), "00", "1e9", "\u0663"];
        var digits = line.AsSpan().IndexOfAnyInRange('0', '9');
        return digits < 0 ? line : line[..digits] + numbers[random.Next(numbers.Length)] + line[(digits + 1)..];
    }

    private static string[] Sources() =>
    [
        new SampleText().Text,
        (new SampleText() with
        {
            Head = "flight 7100 xen-unstable real [real]\nflight 7102 xen-unstable real-retest [real]\nhttp://l.example.org/7100/\n",
            Below = $"\nbroken-job a b\n\nPushing revision :\n\nTo h:p\n   1111111..2222222  3 -> m\n\n{SampleText.Dashes}\n"
                + "commit 1111111\nMerge: 1 2\nAuthor: A <a@example.org>\nDate:   D\n\n    S\n    \n    B \nb\n"
                + "\n(qemu changes not included)\n",
        }).Text,
        (new SampleText() with
        {
            Above = "[Date Prev]\n[xen-unstable test] 7100: all pass\n\n",
            PushAges = "\nTesting same since (not found) 0 attempts\n",
        }).Text,
    ];
}
