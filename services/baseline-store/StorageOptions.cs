using System.ComponentModel.DataAnnotations;
using Flights.Platform.Options;

namespace Flights.BaselineStore;

/// <summary>Where the tables are.</summary>
public sealed class StorageOptions
{
    /// <summary>The name of the database's file in the folder.</summary>
    public const string FileName = "baseline-store.db";

    /// <summary>The folder of the database; it is made if it is not there. Default: <c>./flights-data</c>.</summary>
    [Variable("FLIGHTS_DATA")]
    [Required]
    public string DataFolder { get; set; } = "./flights-data";
}
