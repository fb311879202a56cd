namespace Flights.Cli.Sources;

/// <summary>Makes a refusal of what cannot be read, so that it is listed and the rest is read.</summary>
internal static class Unreadable
{
    /// <summary>The mails, and one with a refusal at the place where no more can be read.</summary>
    /// <param name="mails">The mails.</param>
    /// <param name="place">What is read.</param>
    public static IEnumerable<SourceMail> Listed(IEnumerable<SourceMail> mails, string place)
    {
        using var each = mails.GetEnumerator();
        while (TryMoveNext(each, out var why))
        {
            yield return why is null ? each.Current : new SourceMail(place, default, 0) { Refusal = new Refusal(Refusal.Unreadable, why) };
            if (why is not null)
            {
                yield break;
            }
        }
    }

    private static bool TryMoveNext(IEnumerator<SourceMail> mails, out string? why)
    {
        try
        {
            why = null;
            return mails.MoveNext();
        }
        catch (Exception error) when (BoundedFile.IsUnreadable(error) || error is InvalidDataException)
        {
            why = error.Message;
            return true;
        }
    }
}
