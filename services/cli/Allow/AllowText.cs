using System.Text;
using Flights.Domain.Classification;

namespace Flights.Cli.Allow;

/// <summary>Reads an allow file.</summary>
internal static class AllowText
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">Its name and text; empty if it cannot be read.</param>
    /// <param name="why">Why it cannot be read, for a person; empty if it can.</param>
    public static bool TryRead(FileInfo file, out AllowFile text, out string why)
    {
        text = new AllowFile(file.ToString(), "");
        if (!BoundedFile.TryRead(file, out var bytes, out why))
        {
            return false;
        }

        if (bytes.Length > AllowFile.MaxBytes)
        {
            why = $"'{file}' has more than {AllowFile.MaxBytes} bytes, which no allow file has.";
            return false;
        }

        text = text with { Text = Encoding.UTF8.GetString(bytes) };
        return true;
    }
}
