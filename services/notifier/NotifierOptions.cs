using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.Notifier;

/// <summary>The options of the notifier.</summary>
public sealed class NotifierOptions
{
    /// <summary>The folder of the service's database, <c>notifier.db</c>; it is made if need be. Default: <c>flights-data</c> in the
    /// working directory.</summary>
    [Variable("FLIGHTS_DATA")]
    [Required]
    public string DataFolder { get; set; } = "./flights-data";
}
