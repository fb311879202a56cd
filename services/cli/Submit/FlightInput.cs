using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Flights.Cli.Submit;

/// <summary>A flight that is to be submitted.</summary>
/// <param name="Place">Where it stands, for a person.</param>
/// <param name="Request">The request.</param>
internal sealed record FlightInput(string Place, V1.SubmitFlightRequest Request)
{
    /// <summary>Reads the flights of a file: JSON objects, one after the other.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="FormatException">It holds something else: the message says where and what.</exception>
    public static IReadOnlyList<FlightInput> Read(string file, byte[] bytes)
    {
        if (bytes.Length > BoundedFile.MaxBytes)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{file}: it has more than {BoundedFile.MaxBytes} bytes."));
        }

        var flights = new List<FlightInput>();
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { AllowMultipleValues = true });
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                var text = Encoding.UTF8.GetString(bytes, start, (int)reader.BytesConsumed - start);
                var place = string.Create(CultureInfo.InvariantCulture, $"{file}, flight {flights.Count + 1}");
                flights.Add(new FlightInput(place, Parse(text, place)));
            }
        }
        catch (JsonException error)
        {
            throw new FormatException($"{file}: {error.Message}", error);
        }

        return flights.Count > 0 ? flights : throw new FormatException($"{file}: it holds no flight.");
    }

    private static V1.SubmitFlightRequest Parse(string text, string place)
    {
        try
        {
            return JsonParser.Default.Parse<V1.SubmitFlightRequest>(text);
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or InvalidJsonException or FormatException)
        {
            throw new FormatException($"{place}: {error.Message}", error);
        }
    }
}
