using System.Text.RegularExpressions;

namespace Flights.Fuzz.Tests.Misreading;

/// <summary>The relaxed canonical form of a body (RFC 6376, 3.4.4) as the RFC words it, by patterns: it shares nothing with the mail
/// reader's.</summary>
internal static class RelaxedForm
{
    /// <summary>The form of a body whose characters are bytes and whose lines end in LF or CRLF.</summary>
    public static string Of(string body)
    {
        var lines = body.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        var text = string.Join("\r\n", lines.Select(line => Regex.Replace(line, "[ \t]+", " ").TrimEnd(' ')));
        var trimmed = Regex.Replace(text, "(\r\n)+$", "");
        return trimmed.Length == 0 ? "" : trimmed + "\r\n";
    }
}
