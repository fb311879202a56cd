using Flights.Domain.Flights;

namespace Flights.Domain.Tests.Flights;

public sealed class FlightExclusionTests
{
    private static readonly FlightExclusion First = new(
        LabName.Default, new FlightNumber(300), IsWithdrawal: false, DateTimeOffset.UnixEpoch, "Ada Example", "its host was bad");

    /// <summary>What is recorded of a flight, as its days and whether it is a withdrawal, and what holds.</summary>
    public static TheoryData<(int Day, bool IsWithdrawal)[], bool> Cases => new()
    {
        { [],                                 false },
        { [(1, false)],                       true },
        { [(1, true)],                        false },
        { [(1, false), (2, true)],            false },
        { [(2, true), (1, false)],            false },
        { [(3, false), (1, false), (2, true)], true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Holds_Records_TheLatestDecides((int Day, bool IsWithdrawal)[] records, bool expected) =>
        Assert.Equal(expected, FlightExclusion.Holds(records.Select(each =>
            First with { Time = First.Time.AddDays(each.Day), IsWithdrawal = each.IsWithdrawal })));

    [Fact]
    public void Holds_RecordsOfOneTime_TheLargerIdDecidesWhateverTheirOrder()
    {
        FlightExclusion[] records = [First, First with { IsWithdrawal = true }];
        var last = records.MaxBy(each => each.Id(), StringComparer.Ordinal)!;

        Assert.Equal(!last.IsWithdrawal, FlightExclusion.Holds(records));
        Assert.Equal(!last.IsWithdrawal, FlightExclusion.Holds(records.Reverse()));
    }

    [Fact]
    public void Id_OtherRecords_AreOthers()
    {
        FlightExclusion[] others =
        [
            First with { IsWithdrawal = true },
            First with { Time = DateTimeOffset.UnixEpoch.AddSeconds(1) },
            First with { Author = "", Reason = "Ada Example" },
            First with { Flight = new FlightNumber(301) },
        ];

        Assert.Equal(others.Length + 1, others.Append(First).Select(each => each.Id()).Distinct().Count());
        Assert.Equal(First.Id(), (First with { Time = First.Time.ToOffset(TimeSpan.FromHours(2)) }).Id());
    }
}
