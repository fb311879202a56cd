using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Platform.Security;

/// <summary>How a process or a command shows other services who it is.</summary>
public sealed class PeerOptions : IValidatableObject
{
    /// <summary>The file with the bearer token for calls of other services, read again when it changes. Default: none is sent.</summary>
    [Variable("FLIGHTS_TOKEN_FILE")]
    public string TokenFile { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TokenFile.Length > 0 && !File.Exists(TokenFile))
        {
            yield return new ValidationResult($"FLIGHTS_TOKEN_FILE is '{TokenFile}': there is no such file.");
        }
    }
}
