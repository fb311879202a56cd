namespace Flights.Platform.Options;

/// <summary>How many letters must be put in, taken out or replaced to make one word of another (Levenshtein).</summary>
internal static class EditDistance
{
    public static int Between(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 0; i < first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < second.Length; j++)
            {
                var replaced = diagonal + (first[i] == second[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
