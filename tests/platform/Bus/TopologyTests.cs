using Flights.Domain.Regressions;
using Flights.Platform.Bus;
using Google.Protobuf;

namespace Flights.Platform.Tests.Bus;

public sealed class TopologyTests
{
    public static TheoryData<IMessage, string, string> Routes => new()
    {
        { new V1.FlightReported(),                                       "flights.flight-reported",   "" },
        { new V1.PushRecorded(),                                         "flights.push-recorded",     "" },
        { new V1.FlightExcluded(),                                       "flights.flight-excluded",   "" },
        { new V1.FlightRecorded(),                                       "flights.flight-recorded",   "" },
        { new V1.FlightClassified(),                                     "flights.flight-classified", "" },
        { new V1.FlightApplied(),                                        "flights.flight-applied",    "" },
        { new V1.BisectionReported(),                                    "flights.bisection-reported", "" },
        { new V1.AllowFilesRead(),                                       "flights.allow-files-read",  "" },
        { new V1.RegressionOpened { Header = Of("xen-unstable") },       "flights.events",            "regression.opened.xen-unstable" },
        { new V1.RegressionContinued { Header = Of("xen-4.19-testing") }, "flights.events",           "regression.continued.xen-4.19-testing" },
        { new V1.RegressionResolved { Header = Of("ovmf") },             "flights.events",            "regression.resolved.ovmf" },
        { new V1.RegressionReopened { Header = Of("ovmf") },             "flights.events",            "regression.reopened.ovmf" },
        { new V1.RegressionAmended { Header = Of("ovmf") },              "flights.events",            "regression.amended.ovmf" },
        { new V1.RegressionWithdrawn { Header = Of("ovmf") },            "flights.events",            "regression.withdrawn.ovmf" },
        { new V1.GateChanged { Header = Of("linux-linus") },             "flights.events",            "gate.changed.linux-linus" },
        { new V1.GateBlockersChanged { Header = Of("linux-linus") },     "flights.events",            "gate.blockers-changed.linux-linus" },
        { new V1.GateChangeWithdrawn { Header = Of("linux-linus") },     "flights.events",            "gate.change-withdrawn.linux-linus" },
        { new V1.GateStuck { Header = Of("linux-linus") },               "flights.events",            "gate.stuck.linux-linus" },
        { new V1.GateStuckWithdrawn { Header = Of("linux-linus") },      "flights.events",            "gate.stuck-withdrawn.linux-linus" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public void Route_OfMessage_IsItsExchangeAndKey(IMessage message, string exchange, string routingKey)
    {
        Assert.Equal(exchange, Topology.ExchangeOf(message.GetType()));
        Assert.Equal(routingKey, Topology.RoutingKeyOf(message));
    }

    [Fact]
    public void Events_EveryKindOfLedgerEvent_HasARoute()
    {
        var kinds = V1.LedgerEvent.Descriptor.Fields.InDeclarationOrder().Select(field => field.MessageType.ClrType);

        Assert.Equal(kinds.Select(kind => kind.Name).Order(), Topology.Events.Select(kind => kind.Name).Order());
    }

    [Fact]
    public void Events_OnTheBus_HaveTheWordsOfFilters() =>
        Assert.Equal(LedgerEventWords.All.Order(StringComparer.Ordinal), Topology.Events.Select(Topology.KindOf).Order(StringComparer.Ordinal));

    private static V1.EventHeader Of(string branch) => new() { Name = $"labs/example/branches/{branch}/events/1" };
}
