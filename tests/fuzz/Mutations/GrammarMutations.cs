namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Words and lines of the grammar where they do not belong.</summary>
internal static class GrammarMutations
{
    private static readonly string[] Lines =
    [
        "flight 1 a real [real]", "flight 7100 xen-unstable real", "http://logs.example.org/1/", "Perfect :-)", "Regressions :-(",
        "Tests which did not succeed and are blocking,", "including tests which could not be run:",
        "Tests which are failing intermittently (not blocking):", "Regressions which are regarded as allowable (not blocking):",
        "Tests which did not succeed, but are not blocking:", "Tests which did not succeed,", "All tests in this flight passed as required",
        "version targeted for testing:", "baseline version:", " flight               7100", " xen                  1111111",
        "Last test of basis   7100  2026-01-01 00:00:00 Z    1 days", "Failing since (not found) 0 attempts",
        "Testing same since   7100  9999-12-31 23:59:59 Z 99999 days 2147483647 attempts", "People who touched revisions under test:",
        "1701 people touched revisions under test,", "not listing them all", "jobs:", " a-job                     pass    ",
        " a-job 1 a-test fail REGR. vs. 7100", " a-job <job status> broken in 7100", " a-job <none executed> queued",
        new('-', 60), new('-', 40), new('_', 47), "sg-report-flight on host.example.org", "logs: /home/logs/logs",
        "Logs, config files, etc. are available at",
        "broken-job a-job broken", "broken-step a-job a-test", "Not pushing.", "Pushing revision 1111111:", "To host:path",
        "   1111111..2222222  1111111 -> main", "(No revision log; it would be 99 lines long.)", "(Revision log too long, omitted.)",
        "(qemu changes not included)", "commit 1111111111111111111111111111111111111111", "Author: A <a@example.org>",
        "Merge: 1111111 2222222", "    a subject", "    ", "branch xen-unstable", "xenbranch xen-unstable", "job a-job", "testid a-test",
        "Tree: xen git://example.org/xen.git",
        "*** Found and reproduced problem changeset ***", "  Bug is in tree:  xen git://example.org/xen.git",
        "For bisection revision-tuple graph see:", "Searching for test results:", " 7100 pass 1111111 \\", "7100: all pass",
    ];

    private static readonly string[] Words =
    [
        "pass", "fail", "broken", "blocked", "starved", "running", "queued", "REGR.", "vs.", "like", "never", "in", "n/a", "baseline",
        "untested", "<job", "status>", "<none", "executed>", "->", "..", "[st=fail!]", "flight", "7100", "real", "[real]", "=", ":", ">",
        "<", "(not", "found)",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("line of the grammar", LineOfGrammar),
        new("word of the grammar", WordOfGrammar),
        new("swap words", SwapWords),
        new("drop a word", (text, context) => OnWord(text, context, _ => "")),
        new("double a word", (text, context) => OnWord(text, context, word => $"{word} {word}")),
        new("quote all", (text, _) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal)),
    ];

    private static string LineOfGrammar(string text, MutationContext context)
    {
        var end = text.IndexOf('\n', Math.Min(context.PlaceIn(text), Math.Max(text.Length - 1, 0)));
        var lines = Enumerable.Range(0, context.Random.Next(1, 4)).Select(_ => context.Random.Pick(Lines) + "\n");
        return text.Insert(end + 1, string.Concat(lines));
    }

    private static string WordOfGrammar(string text, MutationContext context) =>
        OnWord(text, context, word => context.Random.Next(2) == 0 ? context.Random.Pick(Words) : $"{word} {context.Random.Pick(Words)}");

    private static string SwapWords(string text, MutationContext context)
    {
        var (start, length) = WordIn(text, context);
        var second = text.AsSpan(start + length).TrimStart(' ');
        var place = text.Length - second.Length;
        var end = second.IndexOfAny(' ', '\n');
        var next = end < 0 ? second.Length : end;
        var (first, between, other) = (text.Substring(start, length), text[(start + length)..place], text.Substring(place, next));
        return text[..start] + other + between + first + text[(place + next)..];
    }

    private static string OnWord(string text, MutationContext context, Func<string, string> change)
    {
        var (start, length) = WordIn(text, context);
        return text[..start] + change(text.Substring(start, length)) + text[(start + length)..];
    }

    private static (int Start, int Length) WordIn(string text, MutationContext context)
    {
        var place = context.PlaceIn(text);
        var start = text.AsSpan(0, place).LastIndexOfAny(' ', '\n') + 1;
        var end = text.AsSpan(start).IndexOfAny(' ', '\n');
        return (start, end < 0 ? text.Length - start : end);
    }
}
