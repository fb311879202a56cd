namespace Flights.Fuzz.Tests.Misreading;

/// <summary>What became of the wrong values of one field.</summary>
internal sealed class FieldTally
{
    /// <summary>The report was refused.</summary>
    public int Refused { get; set; }

    /// <summary>The report was read, with a remark that the right one has not.</summary>
    public int Remarked { get; set; }

    /// <summary>The same facts were read, without a remark.</summary>
    public int Harmless { get; set; }

    /// <summary>Other facts were read, without a remark.</summary>
    public int Silent { get; set; }

    /// <summary>How many were tried.</summary>
    public int Count => Refused + Remarked + Harmless + Silent;

    /// <summary>Some of those that nobody sees.</summary>
    public List<string> Unseen { get; } = [];
}
