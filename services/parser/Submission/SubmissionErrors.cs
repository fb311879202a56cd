using System.Globalization;
using Flights.Domain.Flights;
using Flights.Platform.Errors;

namespace Flights.Parser.Submission;

/// <summary>Collects what is wrong with a submission, so that the submitter is told of all of it at once.</summary>
internal sealed class SubmissionErrors
{
    // They go back in the headers of the answer, and headers are short.
    private const int MaxTold = 20;
    private const int MaxLength = 300;

    private readonly List<FieldError> _errors = [];

    /// <summary>Adds what is wrong with a field.</summary>
    public void Add(FieldError error) => _errors.Add(error);

    /// <summary>Reads a field, and takes down what is wrong with it.</summary>
    /// <param name="read">Reads it.</param>
    /// <returns>What was read; nothing if the field is wrong.</returns>
    public T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FlightsException error) when (error.Kind == ErrorKind.InvalidArgument)
        {
            Add(new FieldError(error.Field, error.Reason, error.Message));
            return default;
        }
    }

    /// <summary>Refuses the submission, if anything is wrong with it.</summary>
    public void ThrowIfAny()
    {
        if (_errors.Count == 0)
        {
            return;
        }

        var told = _errors.Take(MaxTold).Select(error => error with { Message = Shortened(error.Message) }).ToList();
        var more = _errors.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" In all, {_errors.Count} fields are wrong.");
        throw new FlightsException(ErrorKind.InvalidArgument, told[0].Reason, $"{told[0].Field}: {told[0].Message}{more}")
        {
            Field = told[0].Field,
            FieldErrors = told,
        };
    }

    private static string Shortened(string message) => message.Length <= MaxLength ? message : message[..MaxLength] + "...";
}
