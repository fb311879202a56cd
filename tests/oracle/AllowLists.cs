using Flights.Domain.Classification;

namespace Flights.Oracle.Tests;

/// <summary>The allow lists of a history, each read but once.</summary>
internal sealed class AllowLists(Dictionary<string, AllowFile> files)
{
    private readonly Dictionary<string, AllowList> _lists = new(StringComparer.Ordinal);

    /// <summary>What some files allow, in their order. One that is not there is ignored.</summary>
    public AllowList Of(IReadOnlyList<string> names)
    {
        var key = string.Join('/', names);
        if (!_lists.TryGetValue(key, out var list))
        {
            var result = AllowList.Read(names.Select(name => files.GetValueOrDefault(name)).OfType<AllowFile>());
            Assert.Empty(result.Errors);
            _lists.Add(key, list = result.List);
        }

        return list;
    }
}
