using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>
/// Makes names of jobs and test ids of the names in JUnit XML, which may hold anything. A name follows from the test's own names alone, so
/// that it is the same in every flight, and no two tests have one name.
/// </summary>
/// <remarks>A report divides its words by blanks, and its headers jobs from test ids by <c>:</c>. So names are written as in the query of a
/// URL: letters, digits and most signs of ASCII stand for themselves, a blank is <c>+</c>, and all else is <c>%</c> with the digits of each
/// byte. A <c>/</c> divides parts; within a part it is written as <c>%2F</c>. A name that is longer than <see cref="MaxLength"/> is cut, and
/// ends in <c>~</c> and digits of the SHA-256 of the whole.</remarks>
public static class JUnitNames
{
    /// <summary>The longest name that is made, in characters.</summary>
    public const int MaxLength = 200;

    // Of 16 digits no two alike are to be found in any number of tests that a flight can have.
    private const int HashDigits = 16;

    // '<' begins the test ids that stand for whole jobs, '~' the end of a name that was cut.
    private const string Escaped = "%+<>~/";
    private const string EscapedInJobs = Escaped + ":";

    /// <summary>The name of a branch: that of a git branch, say, which may have a <c>/</c>.</summary>
    public static BranchName Branch(string name) => new(Cut(Escape(name, EscapedInJobs)));

    /// <summary>The job of a suite.</summary>
    /// <param name="parts">The names that lead to it, outermost first, none of them empty.</param>
    public static string Job(IEnumerable<string> parts) => Cut(string.Join('/', parts.Select(part => Escape(part, EscapedInJobs))));

    /// <summary>The test id of a case.</summary>
    /// <param name="test">The case.</param>
    /// <param name="job">The name of the suite, or class, that the job is already named after: it is not said again.</param>
    /// <returns><c>CLASS/NAME</c>, or the name alone. One that is a path from the root keeps its slashes, as no class is empty.</returns>
    public static string TestId(JUnitCase test, string job)
    {
        if (test.ClassName.Length > 0 && test.ClassName != job)
        {
            return Cut($"{Escape(test.ClassName, Escaped)}/{Escape(test.Name, Escaped)}");
        }

        return Cut(test.Name[0] == '/' ? "/" + Escape(test.Name[1..], Escaped[..^1]) : Escape(test.Name, Escaped));
    }

    private static string Escape(string name, string escaped)
    {
        var text = new StringBuilder(name.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            var character = (char)octet;
            if (character == ' ')
            {
                text.Append('+');
            }
            else if (character is > ' ' and <= '~' && !escaped.Contains(character, StringComparison.Ordinal))
            {
                text.Append(character);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
            }
        }

        return text.ToString();
    }

    private static string Cut(string name) => name.Length <= MaxLength
        ? name
        : $"{name[..(MaxLength - HashDigits - 1)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashDigits]}";
}
