namespace Flights.Mail.Tests.Linting;

/// <summary>A disagreement that a test plants into a sample.</summary>
/// <param name="Reason">The reason that must be found, and nothing else.</param>
/// <param name="Sample">The number that the sample's file begins with.</param>
/// <param name="Edits">What is replaced by what, everywhere in the mail, in order.</param>
/// <param name="At">What stands on the line of the text that is named; empty if the whole text is.</param>
/// <param name="Other">What stands on the other line of the text, or the header behind <c>header </c>.</param>
public sealed record Plant(string Reason, string Sample, (string Old, string New)[] Edits, string At, string Other)
{
    /// <summary>A disagreement that takes one replacement.</summary>
    public Plant(string reason, string sample, string old, string renewed, string at, string other)
        : this(reason, sample, [(old, renewed)], at, other)
    {
    }

    /// <summary>The sample with the disagreement.</summary>
    public string Mail()
    {
        var mail = File.ReadAllText(Samples.PathOf(Samples.Files($"{Sample}-*").Single()));
        foreach (var (old, renewed) in Edits)
        {
            Assert.Contains(old, mail, StringComparison.Ordinal);
            mail = mail.Replace(old, renewed, StringComparison.Ordinal);
        }

        return mail;
    }

    /// <summary>The name of the case in a test's output.</summary>
    public override string ToString() => $"{Reason}: {Edits[0].Old.Trim()} -> {Edits[0].New.Trim()}";
}
