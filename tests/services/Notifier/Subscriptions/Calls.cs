using Flights.Platform.Security;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Flights.Services.Tests.Notifier.Subscriptions;

/// <summary>Calls to a service that stands in the test's own process.</summary>
internal static class Calls
{
    /// <summary>A call in a process that asks for no token.</summary>
    public static ServerCallContext ByAnybody() => new Call(new DefaultHttpContext
    {
        RequestServices = new ServiceCollection().AddSingleton(new AuthOptions()).BuildServiceProvider(),
    });

    private sealed class Call : ServerCallContext
    {
        // Where gRPC's server keeps it.
        public Call(HttpContext context) => UserStateCore["__HttpContext"] = context;

        protected override string MethodCore => "";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => TestContext.Current.CancellationToken;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new("", []);

        protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object>();

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
            throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => throw new NotSupportedException();
    }
}
