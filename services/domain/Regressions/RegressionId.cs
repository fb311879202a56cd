using System.Security.Cryptography;
using System.Text;
using Flights.Domain.Flights;

namespace Flights.Domain.Regressions;

/// <summary>Makes the ids of regressions.</summary>
public static class RegressionId
{
    private const int DigestBytes = 6;

    /// <summary>The id of the episode of a step that began in a flight: the flight's number, <c>-</c>, and the first 12 hexadecimal
    /// digits of the SHA-256 of lab, branch, job and test in UTF-8, with a line feed after each. The number keeps ids apart by
    /// flight, so the digits need only tell the steps of one flight apart.</summary>
    public static string Of(LabName lab, BranchName branch, StepKey step, FlightNumber firstBad)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{lab}\n{branch}\n{step.Job}\n{step.TestId}\n"));
        return $"{firstBad}-{Convert.ToHexStringLower(digest.AsSpan(0, DigestBytes))}";
    }
}
