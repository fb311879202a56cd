namespace Flights.Domain.Flights;

/// <summary>A revision of one source tree.</summary>
/// <param name="Tree">The tree, such as <c>xen</c> or <c>linux</c>.</param>
/// <param name="Revision">The revision as printed: mostly 40 hexadecimal digits.</param>
public sealed record TreeRevision(string Tree, string Revision)
{
    /// <summary>The tree and the revision, as in a report's headers.</summary>
    public override string ToString() => $"{Tree}={Revision}";
}
