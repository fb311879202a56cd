using System.Data.Common;

namespace Flights.Storage;

/// <summary>Queries of a session none of which needs the answer of another: a server is told all of them in one message, and answers in one.
/// A file is asked one by one, in their order. Not for use by several threads at once.</summary>
public sealed class DatabaseBatch
{
    private readonly DatabaseSession _session;
    private readonly List<BatchedQuery> _queries = [];

    internal DatabaseBatch(DatabaseSession session)
    {
        _session = session;
    }

    /// <summary>Adds a query.</summary>
    /// <param name="name">The name of the query: its file without <c>.sql</c>.</param>
    /// <param name="parameters">The parameters, by name without <c>@</c>; a null stands for SQL's, a truth value for 1 or 0.</param>
    /// <param name="read">Reads a row.</param>
    /// <returns>Its rows; none until the batch has run.</returns>
    public IReadOnlyList<TRow> Query<TRow>(
        string name, IReadOnlyList<(string Name, object? Value)> parameters, Func<DbDataReader, TRow> read)
    {
        var rows = new List<TRow>();
        _queries.Add(new BatchedQuery(name, parameters, reader => rows.Add(read(reader))));
        return rows;
    }

    /// <summary>Runs the queries that were added since it ran last. Without any, nothing runs.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _session.RunAsync(_queries, cancellationToken);
        _queries.Clear();
    }

    /// <summary>Runs the queries as the last ones of a transaction that has only read: a server is told in the same message that it
    /// ends.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task RunLastAsync(CancellationToken cancellationToken)
    {
        await _session.RunLastAsync(_queries, cancellationToken);
        _queries.Clear();
    }
}
