using System.Globalization;

namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Headers, parts in parts, mailboxes.</summary>
internal static class MailMutations
{
    private const string Text = "Content-Type: text/plain; charset=utf-8\n\n";

    private static readonly string[] Types =
        ["text/plain", "text/html", "multipart/mixed", "message/rfc822", "message/partial", "image/png", "text", ";", ""];

    private static readonly string[] Headers =
    [
        "Subject: [xen-unstable test] 7100: regressions - FAIL", "Subject: [xen-unstable bisection] complete a-job", "Subject:",
        "X-Osstest-Failures: a:b:c:d:e", "X-Osstest-Failures:", "X-Osstest-: a", "x-osstest-versions-this: xen=1",
        "X-Osstest-Versions-That: flight=7100", "Date: Fri, 99 Foo 99999 99:99:99 +9999", "Date: Thu, 01 Jan 1970 00:00:00 +0000",
        "Date: Mon, 01 Jan 0001 00:00:00 +1400", "Date: Fri, 31 Dec 9999 23:59:59 -1200", "Message-ID: <<>>", "Message-ID: <a@[",
        "From: \"", "DKIM-Signature: v=1; d=xenproject.org; bh=", "DKIM-Signature: d=xenproject.org; bh=AAAA; bh=BBBB; =; ;;",
        "Content-Type: text/plain; charset*0*=a; charset*99999999999=b", "MIME-Version: 9", ": a", "no header at all",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("parts in parts", NestParts),
        new("mail in mail", NestMails),
        new("many parts", ManyParts),
        new("other type", (text, context) => EncodingMutations.WithHeader(text, "Content-Type", context.Random.Pick(Types))),
        new("header", AddHeader),
        new("drop a header", DropHeader),
        new("long header", LongHeader),
        new("many headers", (text, context) =>
            string.Concat(Enumerable.Repeat(context.Random.Pick(Headers) + "\n", context.Random.Next(1, 300))) + text),
        new("From line", (text, context) => text.Insert(LineStart(text, context), "\nFrom a@example.org Thu Jan  1 00:00:00 1970\n")),
        new("quoted From line", (text, context) => text.Insert(LineStart(text, context), ">From a\n>>From b\n")),
        new("mailbox", (text, context) => $"From a@example.org\n{text}\n\nFrom b\n{context.Random.Pick(context.Sources).Text}"),
    ];

    private static string NestParts(string text, MutationContext context)
    {
        var depth = context.Random.Next(8) == 0 ? context.Random.Next(1, 400) : context.Random.Next(1, 20);
        var (isClosed, isSame) = (context.Random.Next(2) == 0, context.Random.Next(4) == 0);
        var part = Text + EncodingMutations.BodyOf(text);
        for (var level = depth; level > 0; level--)
        {
            var boundary = isSame ? "b" : "b" + level.ToString(CultureInfo.InvariantCulture);
            var end = isClosed ? $"\n--{boundary}--\n" : "";
            part = $"Content-Type: multipart/mixed; boundary=\"{boundary}\"\n\n--{boundary}\n{part}{end}";
        }

        return WithParts(text, part);
    }

    private static string NestMails(string text, MutationContext context)
    {
        var depth = context.Random.Next(1, 40);
        var start = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\n\nSubject: a\n", depth));
        return WithParts(text, start + Text + EncodingMutations.BodyOf(text));
    }

    private static string ManyParts(string text, MutationContext context)
    {
        var empty = context.Random.Next(2) == 0 ? "--b\n\n" : "--b\nContent-Type: image/png\n\na\n";
        var parts = string.Concat(Enumerable.Repeat(empty, context.Random.Next(1, 2000)));
        return WithParts(text, $"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b\n{Text}{EncodingMutations.BodyOf(text)}\n--b--\n");
    }

    // The headers that follow are those of the first part.
    private static string WithParts(string mail, string typed)
    {
        var headers = EncodingMutations.HeadersOf(EncodingMutations.WithHeader(mail, "Content-Transfer-Encoding", "8bit"));
        var untyped = EncodingMutations.HeadersOf(EncodingMutations.WithHeader(headers + "\n", "Content-Type", ""));
        return untyped.Replace("Content-Type: \n", "", StringComparison.Ordinal) + typed;
    }

    private static string AddHeader(string text, MutationContext context)
    {
        var headers = EncodingMutations.HeadersOf(text);
        var place = headers.Length == 0 ? 0 : headers.LastIndexOf('\n', context.Random.Next(headers.Length)) + 1;
        return text.Insert(place, context.Random.Pick(Headers) + "\n");
    }

    private static string DropHeader(string text, MutationContext context)
    {
        var headers = EncodingMutations.HeadersOf(text);
        var lines = headers.Split('\n').ToList();
        lines.RemoveAt(context.Random.Next(lines.Count));
        return string.Join('\n', lines) + text[headers.Length..];
    }

    private static string LongHeader(string text, MutationContext context)
    {
        string[] pieces = ["a", "a b:c:d:e:f ", "xen=1111111 ", "<a@example.org>, ", "(", "\"", "=?utf-8?q?a?= ", "a\n ", ";", "[", "Re: "];
        string[] names =
            ["Subject", "X-Osstest-Failures", "X-Osstest-Versions-This", "From", "Message-ID", "Date", "Content-Type", "DKIM-Signature"];
        var value = string.Concat(Enumerable.Repeat(context.Random.Pick(pieces), context.Random.Next(1, 5000)));
        return $"{context.Random.Pick(names)}: {value}\n{text}";
    }

    private static int LineStart(string text, MutationContext context) => text.AsSpan(0, context.PlaceIn(text)).LastIndexOf('\n') + 1;
}
