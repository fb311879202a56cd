using System.ComponentModel.DataAnnotations;

namespace Flights.Platform.Options;

/// <summary>Where a process keeps its data: each service that stores something has its own files in one folder.</summary>
public sealed class DataOptions
{
    /// <summary>The folder of databases and other state; it is made if it is not there. Default: <c>flights-data</c> in the working directory.</summary>
    [Variable("FLIGHTS_DATA")]
    [Required]
    public string DataFolder { get; set; } = "./flights-data";
}
