namespace Flights.Services.Tests.Parser.Imap;

/// <summary>Mails for a mailbox.</summary>
internal static class TestMails
{
    /// <summary>A report of a flight.</summary>
    public static string Report(int flight) => $"""
        Subject: [ovmf test] {flight}: regressions - FAIL
        From: a lab <lab@example.org>
        Date: Tue, 03 Mar 2026 10:00:00 +0000
        Message-ID: <report-{flight}@example.org>

        flight {flight} ovmf real [real]
        http://logs.lab.example.org/osstest/logs/{flight}/

        Regressions :-(

        Tests which did not succeed and are blocking,
        including tests which could not be run:
         test-amd64-amd64-xl          15 guest-start              fail REGR. vs. 7001

        jobs:
         test-amd64-amd64-xl                                          fail    


        ------------------------------------------------------------
        sg-report-flight on host.lab.example.org

        """;

    /// <summary>A mail of a person.</summary>
    public static string Reply(int number) => $"""
        Subject: Re: a report
        From: a person <person@example.org>
        Date: Tue, 03 Mar 2026 11:00:00 +0000
        Message-ID: <reply-{number}@example.org>

        Thank you, I will look at it.

        """;

    /// <summary>A mail above a size.</summary>
    public static string Large(int number, int size) =>
        Reply(number).Replace("reply", "large", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat("All work and no play.\n", size / 20));
}
