using System.Text;

namespace Flights.Fuzz.Tests.Mutations;

/// <summary>Lines cut, doubled, swapped, moved and wrapped anew.</summary>
internal static class LineMutations
{
    private const int MostCopies = 2000;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("cut the end", (text, context) => text[..context.PlaceIn(text)]),
        new("cut the start", (text, context) => text[context.PlaceIn(text)..]),
        new("cut a piece", CutPiece),
        new("drop a line", (text, context) => OnLines(text, context, (lines, one, _) => lines.RemoveAt(one))),
        new("double a line", (text, context) => OnLines(text, context, (lines, one, other) => lines.Insert(other, lines[one]))),
        new("swap lines", (text, context) => OnLines(text, context, Swap)),
        new("swap neighbours", (text, context) => OnLines(text, context, SwapWithNext)),
        new("move a line", (text, context) => OnLines(text, context, Move)),
        new("repeat a line", (text, context) => OnLines(text, context, (lines, one, _) => Repeat(lines, one, context))),
        new("blank line", (text, context) => OnLines(text, context, (lines, one, _) =>
            lines.Insert(one, context.Random.Next(2) == 0 ? "" : "  "))),
        new("indent", (text, context) => OnLines(text, context, (lines, one, _) => lines[one] = " " + lines[one])),
        new("trim", (text, context) => OnLines(text, context, (lines, one, _) => lines[one] = lines[one].Trim())),
        new("trailing blanks", (text, context) => OnLines(text, context, (lines, one, _) =>
            lines[one] += new string(' ', context.Random.Next(9)))),
        new("join with the next", (text, context) => OnLines(text, context, Join)),
        new("break a line", (text, context) => OnLines(text, context, (lines, one, _) => lines[one] = Break(lines[one], context.Random))),
        new("wrap anew", (text, context) => OnLines(text, context, (lines, one, other) => Wrap(lines, one, other, context.Random))),
        new("double a block", DoubleBlock),
        new("block of another", BlockOfAnother),
        new("end of another", EndOfAnother),
    ];

    private static string OnLines(string text, MutationContext context, Action<List<string>, int, int> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines, context.Random.Next(lines.Count), context.Random.Next(lines.Count));
        return string.Join('\n', lines);
    }

    private static string CutPiece(string text, MutationContext context)
    {
        var (start, length) = context.RangeIn(text, 2000);
        return text.Remove(start, length);
    }

    private static void Swap(List<string> lines, int one, int other) => (lines[one], lines[other]) = (lines[other], lines[one]);

    private static void SwapWithNext(List<string> lines, int one, int other) => Swap(lines, one, Math.Min(one + 1, lines.Count - 1));

    private static void Move(List<string> lines, int one, int other)
    {
        var line = lines[one];
        lines.RemoveAt(one);
        lines.Insert(Math.Min(other, lines.Count), line);
    }

    private static void Repeat(List<string> lines, int one, MutationContext context)
    {
        var most = context.Random.Next(20) == 0 ? MostCopies : 20;
        lines.InsertRange(one, Enumerable.Repeat(lines[one], context.Random.Next(1, most)));
    }

    private static void Join(List<string> lines, int one, int other)
    {
        if (one + 1 < lines.Count)
        {
            lines[one] += lines[one + 1];
            lines.RemoveAt(one + 1);
        }
    }

    // At a blank, as an archive does, or anywhere.
    private static string Break(string line, Random random)
    {
        var place = random.Next(line.Length + 1);
        var blank = line.LastIndexOf(' ', Math.Max(place - 1, 0));
        return blank <= 0 || random.Next(3) == 0
            ? line.Insert(place, "\n")
            : line[..blank] + (random.Next(2) == 0 ? " \n" : "\n") + line[(blank + 1)..];
    }

    private static void Wrap(List<string> lines, int one, int other, Random random)
    {
        var width = random.Next(8, 100);
        var end = random.Next(2) == 0 ? " \n" : "\n";
        for (var i = Math.Min(one, other); i < Math.Max(one, other); i++)
        {
            var whole = lines[i];
            var wrapped = new StringBuilder();
            while (whole.Length > width && whole.LastIndexOf(' ', width) is > 0 and var blank)
            {
                wrapped.Append(whole, 0, blank).Append(end);
                whole = whole[(blank + 1)..];
            }

            lines[i] = wrapped.Append(whole).ToString();
        }
    }

    private static string DoubleBlock(string text, MutationContext context)
    {
        var (start, length) = context.RangeIn(text, 4000);
        return text.Insert(context.PlaceIn(text), text.Substring(start, length));
    }

    private static string BlockOfAnother(string text, MutationContext context)
    {
        var other = context.Random.Pick(context.Sources).Text;
        var (start, length) = context.RangeIn(other, 4000);
        return text.Insert(context.PlaceIn(text), other.Substring(start, length));
    }

    private static string EndOfAnother(string text, MutationContext context)
    {
        var other = context.Random.Pick(context.Sources).Text;
        return text[..context.PlaceIn(text)] + other[context.PlaceIn(other)..];
    }
}
