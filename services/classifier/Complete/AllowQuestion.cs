using System.Globalization;
using System.Text;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Errors;

namespace Flights.Classifier.Complete;

/// <summary>Reads the allow files of a question.</summary>
internal static class AllowQuestion
{
    private const string Field = "question.allow.files";
    private const int MaxFiles = 50;

    /// <summary>How many errors are told at most: they go back in the headers of the answer.</summary>
    private const int MaxErrors = 20;

    /// <summary>Reads the files, in their order.</summary>
    /// <exception cref="FlightsException">A file is too large or has no name, or a line of it cannot be read: it names the file and the
    /// line.</exception>
    public static AllowList Read(V1.AllowFiles wire)
    {
        if (wire.Files.Count > MaxFiles)
        {
            throw Invalid("TOO_MANY", $"At most {MaxFiles} allow files are read.", Field);
        }

        var result = AllowList.Read(wire.Files.Select(Read).ToList());
        if (result.Errors.Count == 0)
        {
            return result.List;
        }

        var first = result.Errors[0];
        throw new FlightsException(ErrorKind.InvalidArgument, first.Reason, $"{first.File}:{first.Line}: {first.Message}")
        {
            FieldErrors = [.. result.Errors.Take(MaxErrors).Select(error => new FieldError(
                $"{Place(IndexOf(error.File, wire))}.text", error.Reason, $"{error.File}:{error.Line}: {error.Message}"))],
            Metadata = new Dictionary<string, string>
            {
                ["file"] = first.File,
                ["line"] = first.Line.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    private static AllowFile Read(V1.AllowFile wire, int index)
    {
        if (wire.Name.Length is 0 or > CompleteFlightCheck.MaxNameLength || wire.Name.Any(char.IsControl))
        {
            throw Invalid(
                FieldReasons.BadName,
                $"An allow file has a name of 1 to {CompleteFlightCheck.MaxNameLength} characters, none of them a control character.",
                $"{Place(index)}.name");
        }

        return Encoding.UTF8.GetByteCount(wire.Text) <= AllowFile.MaxBytes
            ? new AllowFile(wire.Name, wire.Text)
            : throw Invalid(FieldReasons.TooLong, $"An allow file has at most {AllowFile.MaxBytes} bytes.", $"{Place(index)}.text");
    }

    private static int IndexOf(string file, V1.AllowFiles wire) => wire.Files.Select(each => each.Name).ToList().IndexOf(file);

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"{Field}[{index}]");

    private static FlightsException Invalid(string reason, string message, string field) =>
        new(ErrorKind.InvalidArgument, reason, message) { Field = field };
}
