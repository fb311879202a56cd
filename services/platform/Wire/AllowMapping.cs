using System.Text;
using Flights.Domain.Classification;
using Flights.Domain.Flights;
using Flights.Platform.Errors;
using Google.Protobuf.WellKnownTypes;

namespace Flights.Platform.Wire;

/// <summary>Maps what was read of allow files.</summary>
public static class AllowMapping
{
    /// <summary>How many files a lab has at most.</summary>
    public const int MaxFiles = 1000;

    /// <summary>How many bytes of UTF-8 the files of a lab have together at most, with their names.</summary>
    public const int MaxBytes = AllowFile.MaxBytes;

    /// <summary>A reading on the wire.</summary>
    public static V1.AllowReading ToWire(this AllowReading reading) => new()
    {
        Lab = ResourceNames.Lab(reading.Lab),
        ReadTime = Timestamp.FromDateTimeOffset(reading.Time),
        Files = { reading.Files.Select(file => new V1.AllowFile { Name = file.Name, Text = file.Text }) },
    };

    /// <summary>The reading of a message, its files ordered by name.</summary>
    /// <param name="wire">The message.</param>
    /// <param name="field">The field that it stands in.</param>
    /// <exception cref="FlightsException"><see cref="ErrorKind.InvalidArgument"/>: the lab or the time is none, or there is more than the
    /// contract allows.</exception>
    public static AllowReading ToDomain(this V1.AllowReading wire, string field)
    {
        var lab = ResourceNames.ParseLab(wire.Lab, $"{field}.lab");
        var time = ScopeFields.Time(wire.ReadTime, $"{field}.read_time") ?? throw ScopeFields.Required($"{field}.read_time");
        var files = wire.Files
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => new AllowFile(file.Name, file.Text))
            .ToEquatableList();
        if (files.Count > MaxFiles || SizeOf(files) > MaxBytes)
        {
            throw new FlightsException(
                ErrorKind.InvalidArgument, "TOO_MANY", $"A lab has at most {MaxFiles} allow files, with {MaxBytes} bytes together.")
            {
                Field = $"{field}.files",
            };
        }

        return new AllowReading(lab, DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds()), files);
    }

    /// <summary>How many bytes of UTF-8 files have together, with their names.</summary>
    public static long SizeOf(IEnumerable<AllowFile> files) =>
        files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.Name) + Encoding.UTF8.GetByteCount(file.Text));
}
