namespace Flights.Cli.Sources;

/// <summary>Looks into folders. Links to folders are not followed, so that no walk goes in circles.</summary>
internal static class FolderWalk
{
    /// <summary>The files of a folder itself, by name. Empty ones are left out: so are pipes and devices, which have no length.</summary>
    public static IEnumerable<FileInfo> Files(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(IsNotEmpty).OrderBy(file => file.Name, StringComparer.Ordinal);

    /// <summary>Its subfolders, by name.</summary>
    public static IEnumerable<DirectoryInfo> Folders(DirectoryInfo folder) =>
        folder.EnumerateDirectories().Where(each => !each.Attributes.HasFlag(FileAttributes.ReparsePoint)).OrderBy(each => each.Name, StringComparer.Ordinal);

    /// <summary>The size of all files below a folder, as far as it may be looked into.</summary>
    public static long Size(DirectoryInfo folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        return folder.EnumerateFiles("*", options).Where(IsNotEmpty).Sum(file => file.Length);
    }

    /// <summary>Whether there is anything in a file; not in one that is gone since the folder was listed, nor in a link to nowhere.</summary>
    private static bool IsNotEmpty(FileInfo file)
    {
        try
        {
            return file.Length > 0;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
