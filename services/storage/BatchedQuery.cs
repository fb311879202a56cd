using System.Data.Common;

namespace Flights.Storage;

/// <summary>A query that is to run with others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Read">Reads a row and keeps it.</param>
internal sealed record BatchedQuery(string Name, IReadOnlyList<(string Name, object? Value)> Parameters, Action<DbDataReader> Read);
