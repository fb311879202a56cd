namespace Flights.Parser.Imap;

/// <summary>How far a folder is read.</summary>
/// <param name="UidValidity">The folder's UIDVALIDITY: under another one, the same UIDs are other mails.</param>
/// <param name="LastUid">The UID of the last mail that is done with; 0 for none.</param>
/// <param name="Aside">The UIDs of mails before it that could not be taken and are to be tried again, in ascending order.</param>
internal sealed record ImapPosition(uint UidValidity, uint LastUid, IReadOnlyList<uint> Aside)
{
    /// <summary>Before the first mail of a folder.</summary>
    public static ImapPosition StartOf(uint uidValidity) => new(uidValidity, 0, []);

    /// <summary>Behind the next mail.</summary>
    public ImapPosition After(uint uid, bool isAside) => this with { LastUid = uid, Aside = isAside ? [.. Aside, uid] : Aside };

    /// <summary>With one mail less to be tried again.</summary>
    public ImapPosition Without(uint uid) => this with { Aside = [.. Aside.Where(each => each != uid)] };
}
