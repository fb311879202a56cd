using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Flights.Platform.Wire;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Parser;

/// <summary>Reads what callers record of pushes.</summary>
internal static class PushRequests
{
    private const int MaxRevisions = 50;
    private const int MaxWordLength = 200;
    private const int MaxReasonLength = 2000;

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

        CheckTime(push.PushTime);
        CheckRevisions(push.Revisions);
        CheckText(push.Author, MaxWordLength, "push.author");
        CheckText(push.Reason, MaxReasonLength, "push.reason");
        return push.Forced && string.IsNullOrWhiteSpace(push.Reason)
            ? throw Invalid("REASON_REQUIRED", "A forced push has a reason.", "push.reason")
            : push.ToDomain();
    }

    private static void CheckTime(Timestamp? time)
    {
        if (time is null)
        {
            throw Invalid("TIME_REQUIRED", "A push has a time.", "push.push_time");
        }

        if (time.Nanos is < 0 or >= Duration.NanosecondsPerSecond
            || time.Seconds < DateTimeOffset.MinValue.ToUnixTimeSeconds() || time.Seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            throw Invalid("INVALID_TIME", "The time is none between the years 1 and 9999.", "push.push_time");
        }
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

    private static void CheckText(string text, int maxLength, string field)
    {
        if (text.Length > maxLength || text.Any(each => char.IsControl(each) && each != '\n'))
        {
            throw Invalid("INVALID_TEXT", $"It takes at most {maxLength} characters, and none that controls a terminal.", field);
        }
    }

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
