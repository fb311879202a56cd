using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Classifier.Allow;

/// <summary>Where the labs' allow files are, if anywhere.</summary>
public sealed class AllowOptions : IValidatableObject
{
    /// <summary>The folder: <c>allow.all</c> and <c>allow.BRANCH</c> in it are those of the lab <c>default</c>, those in a folder in it are
    /// those of the lab that the folder is named for. Default: none, and no files are read.</summary>
    [Variable("FLIGHTS_CLASSIFIER_ALLOW_FOLDER")]
    public string Folder { get; set; } = "";

    /// <summary>How often the folder is looked at. A change counts when it was seen twice: nobody is at work on it any more. 10 ms to 1 hour.
    /// Default: 5 s.</summary>
    [Variable("FLIGHTS_CLASSIFIER_ALLOW_POLL")]
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00", ErrorMessage = "it must lie between 10ms and 1h.")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder.Length > 0 && !Directory.Exists(Folder))
        {
            yield return new ValidationResult($"FLIGHTS_CLASSIFIER_ALLOW_FOLDER is '{Folder}': there is no such folder.");
        }
    }
}
