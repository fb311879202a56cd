using System.Diagnostics.CodeAnalysis;
using Flights.Domain.Flights;

namespace Flights.Domain.JUnit;

/// <summary>What became of a file: its suites, or the reason why it is no JUnit XML.</summary>
public sealed record JUnitResult
{
    private readonly EquatableList<JUnitSuite> _suites;
    private readonly JUnitError? _error;

    private JUnitResult(EquatableList<JUnitSuite> suites, JUnitError? error) => (_suites, _error) = (suites, error);

    /// <summary>The file has these suites.</summary>
    public static JUnitResult Of(EquatableList<JUnitSuite> suites) => new(suites, null);

    /// <summary>The file is refused.</summary>
    public static JUnitResult Refused(JUnitError error) => new([], error);

    /// <summary>Gives the suites, or else the error.</summary>
    /// <returns>Whether the file was read.</returns>
    public bool TryGet(out EquatableList<JUnitSuite> suites, [NotNullWhen(false)] out JUnitError? error)
    {
        (suites, error) = (_suites, _error);
        return error is null;
    }
}
