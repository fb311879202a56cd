using System.Buffers.Text;
using System.Text;
using Flights.Platform.Errors;

namespace Flights.BaselineStore;

/// <summary>Writes and reads page tokens. A token says of which list it is, so that one of another list is refused.</summary>
internal static class PageTokens
{
    private const char Separator = '\n';

    /// <summary>A token.</summary>
    /// <param name="list">What names the list: the method's name and the arguments that select its elements.</param>
    /// <param name="last">The last element of the page before, as the list orders them.</param>
    public static string Write(string list, string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(list + Separator + last));

    /// <summary>The last element of the page before, or null for an empty token.</summary>
    /// <exception cref="FlightsException">The token is none of this list.</exception>
    public static string? Read(string token, string list)
    {
        if (token.Length == 0)
        {
            return null;
        }

        if (token.Length <= 4096 && Base64Url.IsValid(token))
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            if (text.StartsWith(list + Separator, StringComparison.Ordinal))
            {
                return text[(list.Length + 1)..];
            }
        }

        throw Invalid();
    }

    /// <summary>What a token that no list wrote is answered with.</summary>
    public static FlightsException Invalid() =>
        new(ErrorKind.InvalidArgument, "INVALID_PAGE_TOKEN", "The page token is none that this list gave.") { Field = "page_token" };

    /// <summary>How many elements a page has.</summary>
    /// <param name="requested">The size of the request: 0 for the default; more than 1000 is cut to it.</param>
    /// <param name="byDefault">The default.</param>
    /// <exception cref="FlightsException">The size is negative.</exception>
    public static int Size(int requested, int byDefault) => requested switch
    {
        < 0 => throw new FlightsException(ErrorKind.InvalidArgument, "INVALID_PAGE_SIZE", "The page size must not be negative.")
        {
            Field = "page_size",
        },
        0 => byDefault,
        _ => Math.Min(requested, 1000),
    };
}
