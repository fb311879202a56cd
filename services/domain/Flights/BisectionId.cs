using System.Security.Cryptography;
using System.Text;

namespace Flights.Domain.Flights;

/// <summary>Makes the ids of bisections.</summary>
public static class BisectionId
{
    private const int DigestBytes = 12;

    /// <summary>The id of a bisection among all of its branch: the first 24 hexadecimal digits of the SHA-256 of lab, branch, job, test
    /// and the report's digest in UTF-8, with a line feed after each. The copies of one report have one id.</summary>
    public static string Of(Bisection bisection)
    {
        var (lab, branch, step) = (bisection.Lab, bisection.Branch, bisection.Step);
        var text = $"{lab}\n{branch}\n{step.Job}\n{step.TestId}\n{bisection.Digest}\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, DigestBytes));
    }
}
