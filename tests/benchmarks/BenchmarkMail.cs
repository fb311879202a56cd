using System.Text;
using Flights.Domain.Flights;
using Flights.Domain.Reports;

namespace Flights.Benchmarks;

/// <summary>A mail in each of the forms that an operation begins with.</summary>
/// <param name="Bytes">The mail as it was received.</param>
/// <param name="Text">Its text, decoded, with its envelope.</param>
/// <param name="Flight">The facts that it tells.</param>
internal sealed record BenchmarkMail(byte[] Bytes, ReportText Text, Flight Flight)
{
    /// <summary>The bytes of the decoded text in UTF-8: the smallest measure of how much there is to read.</summary>
    public int Utf8Bytes { get; } = Encoding.UTF8.GetByteCount(Text.Text);

    /// <summary>The bytes of the decoded text as it stands in memory, in UTF-16.</summary>
    public int Utf16Bytes => Text.Text.Length * sizeof(char);
}
