using System.Text.Json.Nodes;
using Flights.Platform.Tests.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Flights.Platform.Tests.Json;

/// <summary>The document that describes the methods: valid, complete, and of what is served.</summary>
public sealed class OpenApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The services of the contract.</summary>
    private static IEnumerable<ServiceDescriptor> Contract =>
    [
        .. V1.ParserServiceReflection.Descriptor.Services,
        .. V1.BaselineServiceReflection.Descriptor.Services,
        .. V1.ClassifierServiceReflection.Descriptor.Services,
        .. V1.NotifierServiceReflection.Descriptor.Services,
        .. V1.SubscriptionServiceReflection.Descriptor.Services,
    ];

    [Fact]
    public async Task Document_IsValid()
    {
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices);

        var read = OpenApiDocument.Parse(await host.Client.GetStringAsync("/openapi.json", Cancellation), "json");

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Select(error => $"{error.Pointer}: {error.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => $"{warning.Pointer}: {warning.Message}"));
    }

    [Fact]
    public async Task Document_HasEveryMethodButThoseThatStreamToTheService()
    {
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices);

        var described = Operations(await DocumentOf(host)).Select(operation => operation.Json["operationId"]!.ToString()).ToHashSet();

        var expected = Contract.SelectMany(service => service.Methods)
            .Where(method => !method.IsClientStreaming)
            .Select(method => $"{method.Service.Name}_{method.Name}")
            .Concat(["ClassifierService_ClassifyFlight_post", "ClassifierService_RenderReport_post", "NotifierService_WatchEvents_post"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_OfAProcess_HasItsServicesAlone()
    {
        await using var host = await JsonHost.StartAsync(new TestModule
        {
            Services = services => services.Services.AddSingleton(new TestParserService(_ => Task.FromResult(new V1.Flight()))),
            Grpc = endpoints => endpoints.MapGrpcService<TestParserService>(),
        });

        var tags = Operations(await DocumentOf(host)).Select(operation => operation.Json["tags"]![0]!.ToString()).Distinct();

        Assert.Equal(["ParserService"], tags);
    }

    [Fact]
    public async Task Everything_ThatTheContractSays_HasItsDescription()
    {
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices);
        var document = await DocumentOf(host);

        Assert.All(document["tags"]!.AsArray(), tag => Assert.NotNull(tag!["description"]));
        Assert.All(Operations(document), operation => Assert.NotNull(operation.Json["description"]));
        Assert.All(
            document["components"]!["schemas"]!.AsObject().Where(schema => schema.Key.StartsWith("flights.v1.", StringComparison.Ordinal)),
            schema =>
            {
                Assert.NotNull(schema.Value!["description"]);
                Assert.All(schema.Value["properties"]?.AsObject() ?? [], property => Assert.NotNull(property.Value!["description"]));
            });
    }

    [Fact]
    public async Task Operation_SaysParametersTypesAndRole()
    {
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices);
        var operation = (await DocumentOf(host))["paths"]!["/v1/labs/{lab}/branches/{branch}/regressions"]!["get"]!;

        Assert.Equal(
            ["path lab true", "path branch true", "query state ", "query pageSize ", "query pageToken "],
            operation["parameters"]!.AsArray().Select(parameter => $"{parameter!["in"]} {parameter["name"]} {parameter["required"]}"));
        Assert.Equal("#/components/schemas/flights.v1.RegressionState", operation["parameters"]![2]!["schema"]!["$ref"]!.ToString());
        Assert.StartsWith("Lists the regressions of a branch, by first bad flight", operation["description"]!.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("it needs the role `reader`.", operation["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_IsThatOfProtobufsMapping()
    {
        await using var host = await JsonHost.StartAsync(AccessHost.AllServices);
        var schemas = (await DocumentOf(host))["components"]!["schemas"]!;

        string TypeOf(string message, string field)
        {
            var schema = schemas[$"flights.v1.{message}"]!["properties"]![field]!;
            return $"{schema["$ref"]}{schema["type"]} {schema["format"]}{schema["items"]?["$ref"]}";
        }

        Assert.Equal("string int64", TypeOf("Branch", "flightCount"));
        Assert.Equal("integer int32", TypeOf("FlightRecord", "factVersionCount"));
        Assert.Equal("string date-time", TypeOf("FlightRecord", "recordTime"));
        Assert.Equal("string byte", TypeOf("SubmitReportRequest", "text"));
        Assert.Equal("boolean ", TypeOf("BisectionProgress", "recorded"));
        Assert.Equal("#/components/schemas/flights.v1.Flight ", TypeOf("FlightRecord", "flight"));
        Assert.Equal("array #/components/schemas/flights.v1.Regression", TypeOf("ListRegressionsResponse", "regressions"));
        Assert.Contains("At most one of these is set: `file`, `webhook`, `chat`, `mail`.", schemas["flights.v1.Subscription"]!["description"]!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The operations of a document.</summary>
    internal static IEnumerable<(string Verb, string Path, JsonNode Json)> Operations(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!);

    internal static async Task<JsonNode> DocumentOf(JsonHost host) => JsonNode.Parse(await host.Client.GetStringAsync("/openapi.json", Cancellation))!;
}
