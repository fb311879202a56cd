namespace Flights.Cli.Asking;

/// <summary>Reads lists that services give in pages.</summary>
internal static class Pages
{
    /// <summary>How many elements a page is asked for: enough for most lists to be one call.</summary>
    public const int Size = 500;

    /// <summary>All elements of a list, in its order.</summary>
    /// <param name="read">Reads the page of a token, which is empty for the first one, with the token of the next page.</param>
    public static async Task<List<T>> AllAsync<T>(Func<string, Task<(IEnumerable<T> Elements, string Next)>> read)
    {
        var all = new List<T>();
        var token = "";
        do
        {
            (var elements, token) = await read(token);
            all.AddRange(elements);
        }
        while (token.Length > 0);
        return all;
    }
}
