using System.Globalization;
using Flights.Cli.Output;
using Google.Rpc;
using Grpc.Core;

namespace Flights.Cli.Asking;

/// <summary>A filter that a user wrote, and what goes to the service.</summary>
/// <param name="Written">What the user wrote.</param>
/// <param name="Text">What the service is asked: the same, with the branches before it.</param>
internal sealed record WishedFilter(string Written, string Text)
{
    // As much of a long filter as a line shows.
    private const int Before = 40;
    private const int Shown = 72;

    /// <summary>The filter of some branches. They stand before what was written, which AND does not change the meaning of.</summary>
    /// <param name="written">What the user wrote; empty for all.</param>
    /// <param name="branches">The branches; none for all.</param>
    public static WishedFilter Of(string written, IReadOnlyList<string> branches)
    {
        if (branches.Count == 0)
        {
            return new WishedFilter(written, written);
        }

        var any = string.Join(" OR ", branches.Select(branch => $"branch = \"{branch}\""));
        return new WishedFilter(written, string.IsNullOrWhiteSpace(written) ? any : $"{any} AND {written}");
    }

    /// <summary>Says what is wrong with the filter, and where, if that is what an answer says.</summary>
    /// <returns>The lines for the user; null if the answer is about something else.</returns>
    public string? Complaint(RpcException error)
    {
        if (error.StatusCode != StatusCode.InvalidArgument
            || error.GetRpcStatus()?.GetDetail<ErrorInfo>() is not { } info
            || !info.Metadata.TryGetValue("column", out var digits)
            || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var column))
        {
            return null;
        }

        var own = column - (Text.Length - Written.Length);
        if (own < 1 || own > Written.Length + 1)
        {
            return null;
        }

        var place = $"column {digits}: ";
        var detail = error.Status.Detail;
        var why = detail.IndexOf(place, StringComparison.Ordinal) is >= 0 and var index ? detail[(index + place.Length)..] : detail;
        var start = Math.Max(0, own - 1 - Before);
        var shown = Written.Substring(start, Math.Min(Shown, Written.Length - start));
        using var lines = new StringWriter();
        var printable = new PrintableWriter(lines);
        printable.WriteLine($"column {own.ToString(CultureInfo.InvariantCulture)} of the filter: {why}");
        printable.WriteLine("  " + shown.Replace('\n', ' '));
        printable.Write(new string(' ', own + 1 - start) + "^");
        return lines.ToString();
    }
}
