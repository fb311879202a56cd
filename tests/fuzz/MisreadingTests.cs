using System.Globalization;
using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;
using Flights.Fuzz.Tests.Inputs;
using Flights.Fuzz.Tests.Misreading;
using Flights.Fuzz.Tests.Mutations;
using Flights.Mail;

namespace Flights.Fuzz.Tests;

/// <summary>One value of a mail without a signature is wrong, and everything else is right. What stands twice gives itself away; what
/// stands once does not, and the share of what nobody sees is measured.</summary>
public sealed class MisreadingTests
{
    // Of a field that stands in a mail very often, some places stand for all.
    private const int MostPlaces = 12;
    private const int MostShown = 8;

    [Fact]
    public void Parse_WrongValueOfAFieldThatStandsTwice_IsFound()
    {
        var random = new Random(FuzzSettings.Current.Seed);
        var tallies = new Dictionary<ReportField, FieldTally>();
        var mails = UnsignedMails.All().Count(mail => Measure(mail, random, tallies));

        Tell($"seed {FuzzSettings.Current.Seed}, {mails} mails, {(FuzzSources.HasCorpus ? "with" : "without")} the corpus");
        Tell(Table(tallies));
        var unseen = tallies.Where(tally => tally.Key.StandsTwice).SelectMany(tally => tally.Value.Unseen.Take(MostShown));
        Assert.True(mails >= 20, $"only {mails} mails were measured");
        Assert.True(!unseen.Any(), string.Join("\n", unseen));
    }

    private static bool Measure(FuzzSource mail, Random random, Dictionary<ReportField, FieldTally> tallies)
    {
        if (Read(mail.Text) is not { } right)
        {
            return false;
        }

        var values = new OtherValues(random);
        var headers = EncodingMutations.HeadersOf(mail.Text);
        var tokens = HeaderScanner.Scan(headers, values).Concat(BodyScanner.Scan(mail.Text, headers.Length + 1, values));
        foreach (var group in tokens.GroupBy(token => token.Field))
        {
            var places = group.ToArray();
            random.Shuffle(places);
            var tally = tallies.TryGetValue(group.Key, out var known) ? known : tallies[group.Key] = new FieldTally();
            foreach (var token in places.Take(MostPlaces))
            {
                foreach (var other in token.Others)
                {
                    Try(mail, right, token, other, tally);
                }
            }
        }

        return true;
    }

    private static void Try(FuzzSource mail, Flight right, FieldToken token, string other, FieldTally tally)
    {
        if (Read(mail.Text[..token.Start] + other + mail.Text[(token.Start + token.Length)..]) is not { } flight)
        {
            tally.Refused++;
            return;
        }

        if (flight.Report.Diagnostics != right.Report.Diagnostics)
        {
            tally.Remarked++;
            return;
        }

        var isSame = Facts(flight) == Facts(right);
        tally.Harmless += isSame ? 1 : 0;
        tally.Silent += isSame ? 0 : 1;
        tally.Unseen.Add($"{token.Field.Name}: '{mail.Text.Substring(token.Start, token.Length)}' as '{other}' in {mail.Name}");
    }

    private static Flight? Read(string mail) => MailedReport.Parse(Encoding.Latin1.GetBytes(mail), ParseLimits.Default).Flight;

    // The form of the text and its digest are no facts.
    private static Flight Facts(Flight flight) => flight with
    {
        Digest = "",
        Report = flight.Report with { Deviations = [], Diagnostics = [] },
    };

    private static string Table(Dictionary<ReportField, FieldTally> tallies)
    {
        var table = new StringBuilder("\n| field | stands again in | tried | refused | remarked | harmless | silent | of tried |\n");
        table.Append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var (field, tally) in tallies
            .Where(tally => tally.Value.Count > 0)
            .OrderByDescending(tally => tally.Key.StandsTwice)
            .ThenBy(tally => tally.Key.Name, StringComparer.Ordinal))
        {
            var second = field.StandsTwice ? field.Second : "-";
            table.Append(CultureInfo.InvariantCulture, $"| {field.Name} | {second} | {tally.Count} | {tally.Refused} | {tally.Remarked} ");
            table.Append(CultureInfo.InvariantCulture, $"| {tally.Harmless} | {tally.Silent} | {100.0 * tally.Silent / tally.Count:F0} % |\n");
        }

        return table.ToString();
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);
}
