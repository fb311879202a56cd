using Flights.Domain.Classification;

namespace Flights.Oracle.Tests;

/// <summary>The allow lists of a history, each read but once.</summary>
internal sealed class AllowLists(Dictionary<string, AllowFile> files)
{
    private readonly Dictionary<string, AllowList> _lists = new(StringComparer.Ordinal);

    /// <summary>Some files, in their order, but for those that are not there.</summary>
    public IEnumerable<AllowFile> FilesOf(IReadOnlyList<string> names) =>
        names.Select(name => files.GetValueOrDefault(name)).OfType<AllowFile>();

    /// <summary>What some files allow, in their order. One that is not there is ignored.</summary>
    public AllowList Of(IReadOnlyList<string> names)
    {
        var key = string.Join('/', names);
        if (!_lists.TryGetValue(key, out var list))
        {
            var result = AllowList.Read(FilesOf(names));
            Assert.Empty(result.Errors);
            _lists.Add(key, list = result.List);
        }

        return list;
    }
}
