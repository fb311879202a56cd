using System.Xml.Linq;

namespace Flights.Architecture.Tests;

/// <summary>The arrows between projects go one way: the tree in the README is what the project files say.</summary>
public sealed class DependencyTests
{
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "protos", [] },
        { "services/domain", [] },
        { "services/mail", ["services/domain"] },
        { "services/storage", ["services/platform"] },
        { "services/platform", ["protos", "services/domain"] },
        { "services/parser", ["services/platform", "services/mail"] },
        { "services/baseline-store", ["services/platform", "services/storage"] },
        { "services/classifier", ["services/platform"] },
        { "services/notifier", ["services/platform", "services/storage"] },
        { "services/embedded", ["services/parser", "services/baseline-store", "services/classifier", "services/notifier"] },
        { "services/cli", ["services/embedded", "services/mail"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Project_References_PointInward(string project, string[] allowed) =>
        Assert.All(References(ProjectFile(project)), reference => Assert.Contains(reference, allowed));

    [Fact]
    public void EveryProject_OfServices_HasItsRule() =>
        Assert.Equal(
            Allowed.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            Repository.Files("services", "*.csproj").Concat(Repository.Files("protos", "*.csproj"))
                .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Domain_References_OnlyTheBaseClassLibrary() =>
        Assert.All(
            typeof(Domain.Flights.Report).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));

    [Fact]
    public void Domain_Packages_AreNone() => Assert.Empty(ProjectFile("services/domain").Descendants("PackageReference"));

    [Fact]
    public void Contract_IsCompiled_Once() =>
        Assert.Single(
            Repository.Files("services", "*.csproj").Concat(Repository.Files("protos", "*.csproj")).Concat(Repository.Files("tests", "*.csproj")),
            file => XDocument.Load(file).Descendants("Protobuf").Any(each => each.Attribute("Include")!.Value.Contains("flights/v1", StringComparison.Ordinal)));

    [Fact]
    public void Services_CompileNoProtos() =>
        Assert.DoesNotContain(Repository.Files("services", "*.csproj"), file => XDocument.Load(file).Descendants("Protobuf").Any());

    private static XDocument ProjectFile(string project) =>
        XDocument.Load(Assert.Single(Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj")));

    private static IEnumerable<string> References(XDocument project)
    {
        foreach (var reference in project.Descendants("ProjectReference"))
        {
            var include = reference.Attribute("Include")!.Value;
            var folder = Path.GetFileName(Path.GetDirectoryName(include)!);
            yield return folder == "protos" ? folder : $"services/{folder}";
        }
    }
}
