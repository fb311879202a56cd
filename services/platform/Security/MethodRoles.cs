namespace Flights.Platform.Security;

/// <summary>The least role that each method asks of its caller. A method that does not stand here is refused to everyone.</summary>
public static class MethodRoles
{
    /// <summary>By the path of the method, as it stands in the call.</summary>
    public static readonly IReadOnlyDictionary<string, Role> Table = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        ["/flights.v1.ParserService/ParseReport"] = Role.Reader,
        ["/flights.v1.ParserService/SubmitReport"] = Role.Submitter,
        ["/flights.v1.ParserService/SubmitFlight"] = Role.Submitter,
        ["/flights.v1.ParserService/SubmitFlights"] = Role.Submitter,
        ["/flights.v1.ParserService/RecordPush"] = Role.Submitter,
        ["/flights.v1.ParserService/ExcludeFlight"] = Role.Operator,

        ["/flights.v1.BaselineService/GetFlight"] = Role.Reader,
        ["/flights.v1.BaselineService/ListFlights"] = Role.Reader,
        ["/flights.v1.BaselineService/QueryEvidence"] = Role.Reader,
        ["/flights.v1.BaselineService/ExamineFlight"] = Role.Reader,
        ["/flights.v1.BaselineService/QueryPushAge"] = Role.Reader,
        ["/flights.v1.BaselineService/GetBaseline"] = Role.Reader,
        ["/flights.v1.BaselineService/ListBranches"] = Role.Reader,
        ["/flights.v1.BaselineService/GetStepHistory"] = Role.Reader,
        ["/flights.v1.BaselineService/GetBisection"] = Role.Reader,
        ["/flights.v1.BaselineService/ListBisections"] = Role.Reader,
        ["/flights.v1.BaselineService/ListConflicts"] = Role.Reader,
        ["/flights.v1.BaselineService/ListAllowReadings"] = Role.Reader,
        ["/flights.v1.BaselineService/GetProgress"] = Role.Reader,

        ["/flights.v1.ClassifierService/ClassifyFlight"] = Role.Reader,
        ["/flights.v1.ClassifierService/RenderReport"] = Role.Reader,

        ["/flights.v1.NotifierService/WatchEvents"] = Role.Reader,
        ["/flights.v1.NotifierService/GetRegression"] = Role.Reader,
        ["/flights.v1.NotifierService/ListRegressions"] = Role.Reader,
        ["/flights.v1.NotifierService/AnnotateRegression"] = Role.Operator,
        ["/flights.v1.NotifierService/GetIncident"] = Role.Reader,
        ["/flights.v1.NotifierService/ListIncidents"] = Role.Reader,
        ["/flights.v1.NotifierService/GetGate"] = Role.Reader,
        ["/flights.v1.NotifierService/ListGateHistory"] = Role.Reader,
        ["/flights.v1.NotifierService/ListStuckNotices"] = Role.Reader,
        ["/flights.v1.NotifierService/ListSilentBranches"] = Role.Reader,

        // Of subscriptions a caller sees and changes its own alone, an operator all: SubscriptionService sees to that.
        ["/flights.v1.SubscriptionService/CreateSubscription"] = Role.Reader,
        ["/flights.v1.SubscriptionService/GetSubscription"] = Role.Reader,
        ["/flights.v1.SubscriptionService/ListSubscriptions"] = Role.Reader,
        ["/flights.v1.SubscriptionService/UpdateSubscription"] = Role.Reader,
        ["/flights.v1.SubscriptionService/DeleteSubscription"] = Role.Reader,
        ["/flights.v1.SubscriptionService/PreviewSubscription"] = Role.Reader,
        ["/flights.v1.SubscriptionService/ListDeliveries"] = Role.Reader,
        ["/flights.v1.SubscriptionService/ResendDelivery"] = Role.Reader,

        // A load balancer asks too, and learns nothing but whether the process serves.
        ["/grpc.health.v1.Health/Check"] = Role.Anyone,
        ["/grpc.health.v1.Health/Watch"] = Role.Anyone,

        // FLIGHTS_AUTH_OPEN_REFLECTION gives these to anyone.
        ["/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"] = Role.Reader,
        ["/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"] = Role.Reader,
    };
}
