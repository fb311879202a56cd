using System.Data.Common;
using System.Globalization;
using Flights.Domain.Regressions;
using Flights.Storage;
using Google.Protobuf;

namespace Flights.Notifier.Ledgers;

/// <summary>The rows of what people say of regressions.</summary>
internal static class RegressionAnnotations
{
    /// <summary>What is said of a regression, or null if nobody said anything.</summary>
    public static Task<V1.RegressionAnnotation?> FindAsync(
        DatabaseSession session, long branchId, string id, CancellationToken cancellationToken) =>
        session.QueryOneAsync("find-annotation", [("branch", branchId), ("id", id)], row => Read(row, 0), cancellationToken);

    /// <summary>Keeps what is said of a regression.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="branchId">The branch's key.</param>
    /// <param name="id">The regression's id.</param>
    /// <param name="version">How often something was said, with this.</param>
    /// <param name="annotation">What is said.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task PutAsync(
        DatabaseSession session,
        long branchId,
        string id,
        long version,
        V1.RegressionAnnotation annotation,
        CancellationToken cancellationToken) => session.ExecuteAsync(
        "put-annotation",
        [("branch", branchId), ("id", id), ("version", version), ("payload", annotation.ToByteArray())],
        cancellationToken);

    /// <summary>Takes what is said along where an amendment gives a regression another id.</summary>
    public static async Task FollowAsync(
        DatabaseSession session, long branchId, IEnumerable<LedgerEvent> events, CancellationToken cancellationToken)
    {
        foreach (var moved in events.OfType<RegressionEvent>().Where(each => each.PreviousId is not null))
        {
            // What was said of one that had the id before and was withdrawn gives way to what is said of one that is.
            if (await FindAsync(session, branchId, moved.PreviousId!, cancellationToken) is not null)
            {
                await session.ExecuteAsync("delete-annotation", [("branch", branchId), ("id", moved.Regression.Id)], cancellationToken);
                await session.ExecuteAsync(
                    "move-annotation",
                    [("branch", branchId), ("id", moved.Regression.Id), ("formerId", moved.PreviousId)],
                    cancellationToken);
            }
        }
    }

    /// <summary>Reads an annotation from two columns, its version and its bytes: null if they are null.</summary>
    public static V1.RegressionAnnotation? Read(DbDataReader row, int column)
    {
        if (row.IsDBNull(column))
        {
            return null;
        }

        var annotation = V1.RegressionAnnotation.Parser.ParseFrom(row.GetFieldValue<byte[]>(column + 1));
        annotation.Etag = row.GetInt64(column).ToString(CultureInfo.InvariantCulture);
        return annotation;
    }
}
