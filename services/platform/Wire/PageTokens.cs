using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Flights.Platform.Errors;

namespace Flights.Platform.Wire;

/// <summary>The opaque tokens of pages, and their sizes. A token says of which list it is, so that one of another list is refused,
/// and holds the key of the last element that was returned.</summary>
public static class PageTokens
{
    private const int LargestSize = 1000;

    /// <summary>The token of the page after an element.</summary>
    /// <param name="list">What names the list: the method's name and the arguments that select its elements.</param>
    /// <param name="key">The element's key.</param>
    public static string Write(string list, params IEnumerable<string> key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string[]>([list, .. key]));

    /// <summary>The key that a token holds, or null for the first page.</summary>
    /// <param name="token">The token; empty for the first page.</param>
    /// <param name="list">What is listed.</param>
    /// <param name="parts">How many parts a key has.</param>
    /// <exception cref="FlightsException"><c>INVALID_PAGE_TOKEN</c>: it is none of this list.</exception>
    public static string[]? Read(string token, string list, int parts)
    {
        if (token.Length == 0)
        {
            return null;
        }

        var texts = Base64Url.IsValid(token) ? Parse(Base64Url.DecodeFromChars(token)) : [];
        return texts is [var of, .. var key] && of == list && key.Length == parts && !key.Contains(null)
            ? [.. key.OfType<string>()]
            : throw Invalid();
    }

    /// <summary>The number that is a part of a key.</summary>
    /// <exception cref="FlightsException"><c>INVALID_PAGE_TOKEN</c>: it is none.</exception>
    public static long Number(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid();

    /// <summary>How many elements a page has: never more than 1000.</summary>
    /// <param name="requested">The size of the request: 0 for the default.</param>
    /// <param name="byDefault">The default.</param>
    /// <exception cref="FlightsException"><c>INVALID_PAGE_SIZE</c>: it is negative.</exception>
    public static int Size(int requested, int byDefault) => requested switch
    {
        < 0 => throw new FlightsException(
            ErrorKind.InvalidArgument, "INVALID_PAGE_SIZE", "The page size must not be negative; 0 stands for the default.")
        {
            Field = "page_size",
        },
        0 => byDefault,
        _ => Math.Min(requested, LargestSize),
    };

    /// <summary>What a token that no list wrote is answered with.</summary>
    public static FlightsException Invalid() =>
        new(ErrorKind.InvalidArgument, "INVALID_PAGE_TOKEN", "The page token is none that this list gave: begin with the first page.")
        {
            Field = "page_token",
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
