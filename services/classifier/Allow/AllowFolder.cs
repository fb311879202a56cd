using System.Text;
using Flights.Domain.Classification;
using Flights.Domain.Flights;

namespace Flights.Classifier.Allow;

/// <summary>Finds the allow files of the labs. What else stands in the folder, such as the links by which Kubernetes changes what it mounts,
/// is passed by.</summary>
internal sealed class AllowFolder(AllowOptions options)
{
    /// <summary>The files as they are now, ordered by name.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be read.</exception>
    public EquatableList<FoundFile> Read()
    {
        var own = FilesIn(options.Folder, LabName.Default, "");
        var ofLabs = Directory.EnumerateDirectories(options.Folder)
            .Select(folder => Path.GetFileName(folder))
            .Where(LabName.IsValid)
            .SelectMany(lab => FilesIn(Path.Combine(options.Folder, lab), new LabName(lab), lab + "/"));
        return own.Concat(ofLabs).OrderBy(file => file.Name, StringComparer.Ordinal).ToEquatableList();
    }

    private static IEnumerable<FoundFile> FilesIn(string folder, LabName lab, string prefix) => Directory.EnumerateFiles(folder)
        .Select(path => (Path: path, Name: Path.GetFileName(path)))
        .Where(file => AllowFileName.SubjectOf(file.Name) is not null)
        .Select(file => Read(file.Path, lab, prefix + file.Name));

    private static FoundFile Read(string path, LabName lab, string name)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[AllowFile.MaxBytes + 1];
            var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count > AllowFile.MaxBytes
                ? new FoundFile(lab, name, null, $"An allow file has at most {AllowFile.MaxBytes} bytes.")
                : new FoundFile(lab, name, Encoding.UTF8.GetString(bytes, 0, count), "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FoundFile(lab, name, null, "It cannot be read: " + error.Message);
        }
    }
}
