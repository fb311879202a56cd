using Flights.Domain.Flights;
using Flights.Domain.Regressions;

namespace Flights.Platform.Wire;

/// <summary>Maps the events of the ledger.</summary>
public static class LedgerEventMapping
{
    /// <summary>An event on the wire.</summary>
    /// <param name="told">The event.</param>
    /// <param name="lab">The lab.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="header">Which event it is.</param>
    public static V1.LedgerEvent ToWire(this LedgerEvent told, LabName lab, BranchName branch, V1.EventHeader header) => told switch
    {
        RegressionEvent regression => ToWire(regression, lab, branch, header),
        GateEvent gate => ToWire(gate, lab, branch, header),
        GateStuckEvent stuck => ToWire(stuck, lab, branch, header),
        _ => throw new ArgumentOutOfRangeException(nameof(told), told.GetType(), "No event has this type."),
    };

    /// <summary>The event of a message, or null for one of a newer contract.</summary>
    public static LedgerEvent? ToDomain(this V1.LedgerEvent wire) => wire.EventCase switch
    {
        V1.LedgerEvent.EventOneofCase.RegressionOpened =>
            new RegressionEvent(LedgerEventKind.RegressionOpened, wire.RegressionOpened.Regression.ToDomain()),
        V1.LedgerEvent.EventOneofCase.RegressionContinued =>
            new RegressionEvent(LedgerEventKind.RegressionContinued, wire.RegressionContinued.Regression.ToDomain()),
        V1.LedgerEvent.EventOneofCase.RegressionResolved =>
            new RegressionEvent(LedgerEventKind.RegressionResolved, wire.RegressionResolved.Regression.ToDomain()),
        V1.LedgerEvent.EventOneofCase.RegressionReopened =>
            new RegressionEvent(LedgerEventKind.RegressionReopened, wire.RegressionReopened.Regression.ToDomain()),
        V1.LedgerEvent.EventOneofCase.RegressionAmended => new RegressionEvent(
            LedgerEventKind.RegressionAmended,
            wire.RegressionAmended.Regression.ToDomain(),
            PreviousId(wire.RegressionAmended.PreviousName)),
        V1.LedgerEvent.EventOneofCase.RegressionWithdrawn =>
            new RegressionEvent(LedgerEventKind.RegressionWithdrawn, wire.RegressionWithdrawn.Regression.ToDomain()),
        V1.LedgerEvent.EventOneofCase.GateChanged =>
            new GateEvent(LedgerEventKind.GateChanged, wire.GateChanged.Gate?.ToDomain(), wire.GateChanged.Change.ToDomain()),
        V1.LedgerEvent.EventOneofCase.GateBlockersChanged => new GateEvent(
            LedgerEventKind.GateBlockersChanged, wire.GateBlockersChanged.Gate?.ToDomain(), wire.GateBlockersChanged.Change.ToDomain()),
        V1.LedgerEvent.EventOneofCase.GateChangeWithdrawn => new GateEvent(
            LedgerEventKind.GateChangeWithdrawn, wire.GateChangeWithdrawn.Gate?.ToDomain(), wire.GateChangeWithdrawn.Change.ToDomain()),
        V1.LedgerEvent.EventOneofCase.GateStuck =>
            new GateStuckEvent(LedgerEventKind.GateStuck, wire.GateStuck.Gate?.ToDomain(), wire.GateStuck.Notice.ToDomain()),
        V1.LedgerEvent.EventOneofCase.GateStuckWithdrawn => new GateStuckEvent(
            LedgerEventKind.GateStuckWithdrawn, wire.GateStuckWithdrawn.Gate?.ToDomain(), wire.GateStuckWithdrawn.Notice.ToDomain()),
        _ => null,
    };

    /// <summary>Which event a message is, or null for one of a newer contract.</summary>
    public static V1.EventHeader? Header(this V1.LedgerEvent wire) => wire.EventCase switch
    {
        V1.LedgerEvent.EventOneofCase.RegressionOpened => wire.RegressionOpened.Header,
        V1.LedgerEvent.EventOneofCase.RegressionContinued => wire.RegressionContinued.Header,
        V1.LedgerEvent.EventOneofCase.RegressionResolved => wire.RegressionResolved.Header,
        V1.LedgerEvent.EventOneofCase.RegressionReopened => wire.RegressionReopened.Header,
        V1.LedgerEvent.EventOneofCase.RegressionAmended => wire.RegressionAmended.Header,
        V1.LedgerEvent.EventOneofCase.RegressionWithdrawn => wire.RegressionWithdrawn.Header,
        V1.LedgerEvent.EventOneofCase.GateChanged => wire.GateChanged.Header,
        V1.LedgerEvent.EventOneofCase.GateBlockersChanged => wire.GateBlockersChanged.Header,
        V1.LedgerEvent.EventOneofCase.GateChangeWithdrawn => wire.GateChangeWithdrawn.Header,
        V1.LedgerEvent.EventOneofCase.GateStuck => wire.GateStuck.Header,
        V1.LedgerEvent.EventOneofCase.GateStuckWithdrawn => wire.GateStuckWithdrawn.Header,
        _ => null,
    };

    /// <summary>The regression of an event, or null for an event of a gate and one of a newer contract.</summary>
    public static V1.Regression? Regression(this V1.LedgerEvent wire) => wire.EventCase switch
    {
        V1.LedgerEvent.EventOneofCase.RegressionOpened => wire.RegressionOpened.Regression,
        V1.LedgerEvent.EventOneofCase.RegressionContinued => wire.RegressionContinued.Regression,
        V1.LedgerEvent.EventOneofCase.RegressionResolved => wire.RegressionResolved.Regression,
        V1.LedgerEvent.EventOneofCase.RegressionReopened => wire.RegressionReopened.Regression,
        V1.LedgerEvent.EventOneofCase.RegressionAmended => wire.RegressionAmended.Regression,
        V1.LedgerEvent.EventOneofCase.RegressionWithdrawn => wire.RegressionWithdrawn.Regression,
        _ => null,
    };

    private static V1.LedgerEvent ToWire(RegressionEvent told, LabName lab, BranchName branch, V1.EventHeader header)
    {
        var regression = told.Regression.ToWire(lab, branch);
        return told.Kind switch
        {
            LedgerEventKind.RegressionOpened => new() { RegressionOpened = new() { Header = header, Regression = regression } },
            LedgerEventKind.RegressionContinued => new() { RegressionContinued = new() { Header = header, Regression = regression } },
            LedgerEventKind.RegressionResolved => new() { RegressionResolved = new() { Header = header, Regression = regression } },
            LedgerEventKind.RegressionReopened => new() { RegressionReopened = new() { Header = header, Regression = regression } },
            LedgerEventKind.RegressionAmended => new()
            {
                RegressionAmended = new()
                {
                    Header = header,
                    Regression = regression,
                    PreviousName = told.PreviousId is { } id ? ResourceNames.Regression(lab, branch, id) : "",
                },
            },
            LedgerEventKind.RegressionWithdrawn => new() { RegressionWithdrawn = new() { Header = header, Regression = regression } },
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "No event of a regression has this kind."),
        };
    }

    private static V1.LedgerEvent ToWire(GateEvent told, LabName lab, BranchName branch, V1.EventHeader header)
    {
        var gate = told.Gate?.ToWire(lab, branch);
        var change = told.Change.ToWire(lab);
        return told.Kind switch
        {
            LedgerEventKind.GateChanged => new() { GateChanged = new() { Header = header, Gate = gate, Change = change } },
            LedgerEventKind.GateBlockersChanged => new() { GateBlockersChanged = new() { Header = header, Gate = gate, Change = change } },
            LedgerEventKind.GateChangeWithdrawn => new() { GateChangeWithdrawn = new() { Header = header, Gate = gate, Change = change } },
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "No event of a gate has this kind."),
        };
    }

    private static V1.LedgerEvent ToWire(GateStuckEvent told, LabName lab, BranchName branch, V1.EventHeader header)
    {
        var gate = told.Gate?.ToWire(lab, branch);
        var notice = told.Notice.ToWire(lab);
        return told.Kind switch
        {
            LedgerEventKind.GateStuck => new() { GateStuck = new() { Header = header, Gate = gate, Notice = notice } },
            LedgerEventKind.GateStuckWithdrawn => new() { GateStuckWithdrawn = new() { Header = header, Gate = gate, Notice = notice } },
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, "No event of a gate that stays shut has this kind."),
        };
    }

    private static string? PreviousId(string name) =>
        name.Length == 0 ? null : ResourceNames.ParseRegression(name, "regression_amended.previous_name").Id;
}
