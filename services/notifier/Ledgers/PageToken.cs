using System.Text.Json;
using Flights.Platform.Errors;

namespace Flights.Notifier.Ledgers;

/// <summary>The opaque tokens of pages: what the list was, and the key of the last element that was returned.</summary>
internal static class PageToken
{
    private const int DefaultSize = 50;
    private const int LargestSize = 1000;

    /// <summary>The token of the page after an element.</summary>
    /// <param name="list">What was listed, such as the parent and the filter.</param>
    /// <param name="key">The element's key.</param>
    public static string Write(string list, params IEnumerable<string> key) =>
        Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes<string[]>([list, .. key]));

    /// <summary>The key that a token holds, or null for the first page.</summary>
    /// <param name="token">The token; empty for the first page.</param>
    /// <param name="list">What is listed.</param>
    /// <param name="parts">How many parts a key has.</param>
    /// <exception cref="FlightsException"><c>INVALID_PAGE_TOKEN</c> if it is none of this list.</exception>
    public static string[]? Read(string token, string list, int parts)
    {
        if (token.Length == 0)
        {
            return null;
        }

        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length) || Parse(bytes.AsSpan(0, length)) is not { } texts
            || texts.Length != parts + 1 || texts[0] != list || texts.Contains(null))
        {
            throw new FlightsException(ErrorKind.InvalidArgument, "INVALID_PAGE_TOKEN", "The page token is none of this list.")
            {
                Field = "page_token",
            };
        }

        return texts[1..]!;
    }

    /// <summary>How many elements a page has: 50 if nothing is said, never more than 1000.</summary>
    /// <exception cref="FlightsException"><c>INVALID_PAGE_SIZE</c> if it is negative.</exception>
    public static int Size(int size) => size switch
    {
        < 0 => throw new FlightsException(ErrorKind.InvalidArgument, "INVALID_PAGE_SIZE", "A page size must not be negative.")
        {
            Field = "page_size",
        },
        0 => DefaultSize,
        _ => Math.Min(size, LargestSize),
    };

    private static string?[]? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
