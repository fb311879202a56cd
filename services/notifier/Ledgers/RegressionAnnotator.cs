using System.Globalization;
using Flights.Domain.Regressions;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Notifier.Ledgers;

/// <summary>Takes what people say of regressions.</summary>
/// <param name="database">The notifier's database.</param>
/// <param name="clock">Dates what is said.</param>
public sealed class RegressionAnnotator(NotifierDatabase database, TimeProvider clock)
{
    private const int MaxOwnerLength = 200;
    private const int MaxNoteLength = 2000;

    /// <summary>Keeps what is said of a regression, in place of what was said before.</summary>
    /// <returns>The regression, with the annotation.</returns>
    /// <exception cref="FlightsException">A field is wrong, <c>REGRESSION_NOT_FOUND</c>, or <c>ETAG_MISMATCH</c>.</exception>
    public async Task<V1.Regression> AnnotateAsync(V1.AnnotateRegressionRequest request, CancellationToken cancellationToken)
    {
        var (lab, branch, id) = ResourceNames.ParseRegression(request.Name, "name");
        var said = Checked(request.Annotation ?? throw ScopeFields.Required("annotation"));
        said.UpdateTime = Timestamp.FromDateTimeOffset(clock.GetUtcNow());
        return await database.File.WriteAsync(
            async (session, token) =>
            {
                var branchId = await BranchKeys.FindAsync(session, lab, branch, token) ?? throw LedgerQueries.NoRegression(lab, branch, id);
                var regression = await LedgerQueries.FindRegressionAsync(session, branchId, id, token)
                    ?? throw LedgerQueries.NoRegression(lab, branch, id);
                var etag = regression.Annotation?.Etag ?? "";
                if (request.Annotation.Etag.Length > 0 && request.Annotation.Etag != etag)
                {
                    throw new FlightsException(
                        ErrorKind.Aborted,
                        "ETAG_MISMATCH",
                        "Somebody has annotated the regression since: read it again, and repeat the request with its etag.")
                    {
                        Field = "annotation.etag",
                    };
                }

                var version = etag.Length > 0 ? long.Parse(etag, CultureInfo.InvariantCulture) + 1 : 1;
                await RegressionAnnotations.PutAsync(session, branchId, id, version, said, token);
                return (await LedgerQueries.FindRegressionAsync(session, branchId, id, token))!;
            },
            cancellationToken);
    }

    private static V1.RegressionAnnotation Checked(V1.RegressionAnnotation annotation)
    {
        CheckText(annotation.Owner, MaxOwnerLength, mayHaveLines: false, "annotation.owner");
        CheckText(annotation.Note, MaxNoteLength, mayHaveLines: true, "annotation.note");
        CheckText(annotation.BugUri, JobLog.MaxUriLength, mayHaveLines: false, "annotation.bug_uri");
        ScopeFields.Time(annotation.MuteUntil, "annotation.mute_until");
        return annotation.BugUri.Length == 0 || JobLog.IsUsable(annotation.BugUri)
            ? new V1.RegressionAnnotation
            {
                Owner = annotation.Owner,
                Note = annotation.Note,
                BugUri = annotation.BugUri,
                MuteUntil = annotation.MuteUntil,
            }
            : throw Invalid("INVALID_URI", "The address of a bug must begin with 'http://' or 'https://'.", "annotation.bug_uri");
    }

    private static void CheckText(string text, int maxLength, bool mayHaveLines, string field)
    {
        if (text.Length > maxLength || text.Any(each => char.IsControl(each) && !(mayHaveLines && each == '\n')))
        {
            throw Invalid(
                "INVALID_TEXT",
                string.Create(CultureInfo.InvariantCulture, $"It takes at most {maxLength} characters, and none that controls a terminal."),
                field);
        }
    }

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
