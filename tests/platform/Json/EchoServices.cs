using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Platform.Tests.Json;

/// <summary>Services that keep the request that came last, and answer with nothing.</summary>
public sealed class EchoServices
{
    public IMessage? Request { get; private set; }

    public TestModule Module => new()
    {
        Services = services => services.Services.AddSingleton(this),
        Grpc = endpoints =>
        {
            endpoints.MapGrpcService<BaselineStore>();
            endpoints.MapGrpcService<Classifier>();
            endpoints.MapGrpcService<Notifier>();
            endpoints.MapGrpcService<Subscriptions>();
            endpoints.MapGrpcService<Parser>();
        },
    };

    /// <summary>The request that came last, and then none.</summary>
    public IMessage? TakeRequest()
    {
        var request = Request;
        Request = null;
        return request;
    }

    private Task<T> Take<T>(IMessage request)
        where T : new()
    {
        Request = request;
        return Task.FromResult(new T());
    }

    private sealed class BaselineStore(EchoServices echo) : V1.BaselineService.BaselineServiceBase
    {
        public override Task<V1.GetFlightResponse> GetFlight(V1.GetFlightRequest request, ServerCallContext context) =>
            echo.Take<V1.GetFlightResponse>(request);

        public override Task<V1.ListFlightsResponse> ListFlights(V1.ListFlightsRequest request, ServerCallContext context) =>
            echo.Take<V1.ListFlightsResponse>(request);

        public override Task<V1.GetStepHistoryResponse> GetStepHistory(V1.GetStepHistoryRequest request, ServerCallContext context) =>
            echo.Take<V1.GetStepHistoryResponse>(request);

        public override Task<V1.ListAllowReadingsResponse> ListAllowReadings(V1.ListAllowReadingsRequest request, ServerCallContext context) =>
            echo.Take<V1.ListAllowReadingsResponse>(request);

        public override Task<V1.QueryEvidenceResponse> QueryEvidence(V1.QueryEvidenceRequest request, ServerCallContext context) =>
            echo.Take<V1.QueryEvidenceResponse>(request);

        public override Task<V1.GetProgressResponse> GetProgress(V1.GetProgressRequest request, ServerCallContext context) =>
            echo.Take<V1.GetProgressResponse>(request);
    }

    private sealed class Classifier(EchoServices echo) : V1.ClassifierService.ClassifierServiceBase
    {
        public override Task<V1.ClassifyFlightResponse> ClassifyFlight(V1.ClassifyFlightRequest request, ServerCallContext context) =>
            echo.Take<V1.ClassifyFlightResponse>(request);
    }

    private sealed class Notifier(EchoServices echo) : V1.NotifierService.NotifierServiceBase
    {
        public override Task<V1.ListSilentBranchesResponse> ListSilentBranches(V1.ListSilentBranchesRequest request, ServerCallContext context) =>
            echo.Take<V1.ListSilentBranchesResponse>(request);

        public override Task<V1.AnnotateRegressionResponse> AnnotateRegression(V1.AnnotateRegressionRequest request, ServerCallContext context) =>
            echo.Take<V1.AnnotateRegressionResponse>(request);

        public override async Task WatchEvents(
            V1.WatchEventsRequest request, IServerStreamWriter<V1.WatchEventsResponse> responseStream, ServerCallContext context) =>
            await echo.Take<V1.WatchEventsResponse>(request);
    }

    private sealed class Subscriptions(EchoServices echo) : V1.SubscriptionService.SubscriptionServiceBase
    {
        public override Task<V1.CreateSubscriptionResponse> CreateSubscription(V1.CreateSubscriptionRequest request, ServerCallContext context) =>
            echo.Take<V1.CreateSubscriptionResponse>(request);

        public override Task<V1.UpdateSubscriptionResponse> UpdateSubscription(V1.UpdateSubscriptionRequest request, ServerCallContext context) =>
            echo.Take<V1.UpdateSubscriptionResponse>(request);

        public override Task<V1.DeleteSubscriptionResponse> DeleteSubscription(V1.DeleteSubscriptionRequest request, ServerCallContext context) =>
            echo.Take<V1.DeleteSubscriptionResponse>(request);
    }

    private sealed class Parser(EchoServices echo) : V1.ParserService.ParserServiceBase
    {
        public override Task<V1.SubmitReportResponse> SubmitReport(V1.SubmitReportRequest request, ServerCallContext context) =>
            echo.Take<V1.SubmitReportResponse>(request);

        public override Task<V1.ExcludeFlightResponse> ExcludeFlight(V1.ExcludeFlightRequest request, ServerCallContext context) =>
            echo.Take<V1.ExcludeFlightResponse>(request);

        public override Task<V1.RecordPushResponse> RecordPush(V1.RecordPushRequest request, ServerCallContext context) =>
            echo.Take<V1.RecordPushResponse>(request);
    }
}
