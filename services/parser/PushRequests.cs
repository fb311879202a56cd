using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf.Collections;

namespace Flights.Parser;

/// <summary>Reads what callers record of pushes.</summary>
internal static class PushRequests
{
    private const int MaxRevisions = 50;
    private const int MaxWordLength = 200;

    /// <summary>The push.</summary>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/> with the field, if one is wrong.</exception>
    public static RecordedPush Read(V1.RecordPushRequest request)
    {
        var push = request.Push ?? throw Invalid("PUSH_REQUIRED", "The request carries no push.", "push");
        var (lab, _) = ResourceNames.ParseBranch(push.Branch, "push.branch");
        if (ResourceNames.ParseFlight(push.Flight, "push.flight").Lab != lab)
        {
            throw Invalid("LABS_DIFFER", "The flight and the branch are of different labs.", "push.flight");
        }

        FactFields.CheckTime(push.PushTime, "push.push_time");
        CheckRevisions(push.Revisions);
        FactFields.CheckAuthor(push.Author, "push.author");
        FactFields.CheckReason(push.Reason, "push.reason", push.Forced);
        return push.ToDomain();
    }

    private static void CheckRevisions(RepeatedField<V1.TreeRevision> revisions)
    {
        if (revisions.Count > MaxRevisions)
        {
            throw Invalid("TOO_MANY_REVISIONS", $"A push has at most {MaxRevisions} revisions.", "push.revisions");
        }

        for (var i = 0; i < revisions.Count; i++)
        {
            CheckWord(revisions[i].Tree, $"push.revisions[{i}].tree");
            CheckWord(revisions[i].Revision, $"push.revisions[{i}].revision");
            if (revisions.Take(i).Any(each => each.Tree == revisions[i].Tree))
            {
                throw Invalid("TREE_TWICE", "A tree has one revision.", $"push.revisions[{i}].tree");
            }
        }
    }

    private static void CheckWord(string text, string field)
    {
        if (text.Length is 0 or > MaxWordLength || text.Any(each => char.IsWhiteSpace(each) || char.IsControl(each)))
        {
            throw Invalid("INVALID_WORD", $"It takes 1 to {MaxWordLength} characters without blanks.", field);
        }
    }

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
