using Flights.Platform.Security;
using Google.Protobuf.Reflection;

namespace Flights.Platform.Tests.Security;

/// <summary>No method escapes the table, and the table names nothing else.</summary>
public sealed class MethodRolesTests
{
    // Every file of the contract that has services, found by what protoc generates: a new one is found too.
    private static readonly IEnumerable<FileDescriptor> Contract = typeof(V1.Flight).Assembly.GetExportedTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!);

    private static readonly FileDescriptor[] OfEveryProcess =
    [
        Grpc.Health.V1.HealthReflection.Descriptor,
        Grpc.Reflection.V1.ReflectionReflection.Descriptor,
        Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
    ];

    [Fact]
    public void Table_OfMethods_IsThatOfAllDescriptors()
    {
        var methods = Contract.Concat(OfEveryProcess)
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}")
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.True(methods.Length > 25, "The descriptors were not found.");
        Assert.Equal(methods, MethodRoles.Table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_OfTheContract_LeavesNothingToAnyone() =>
        Assert.DoesNotContain(MethodRoles.Table, entry => entry.Key.StartsWith("/flights.", StringComparison.Ordinal) && entry.Value == Role.Anyone);
}
