namespace Flights.Architecture.Tests;

/// <summary>Rules about the text of the sources that no compiler setting holds.</summary>
public sealed class SourceTests
{
    public static TheoryData<string, string> Forbidden => new()
    {
        { "[GeneratedRegex", "a source generator writes code" },
        { "[LoggerMessage", "a source generator writes code: use LoggerMessage.Define" },
        { "JsonSerializerContext", "a source generator writes code" },
        { "[LibraryImport", "a source generator writes code" },
        { "[OptionsValidator", "a source generator writes code" },
        { "DateTime.Now", "time comes from a TimeProvider" },
        { "DateTime.UtcNow", "time comes from a TimeProvider" },
        { "DateTimeOffset.UtcNow", "time comes from a TimeProvider" },
        { "Thread.Sleep", "nobody sleeps: wait for what is to happen" },
        { "#region", "a file is short enough without" },
        { "TODO", "what is to be done stands in an issue" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Sources_OfServices_DoNotSay(string text, string reason) =>
        Assert.All(
            Repository.Files("services", "*.cs"),
            file => Assert.False(File.ReadAllText(file).Contains(text, StringComparison.Ordinal), $"{file} says '{text}': {reason}."));

    [Fact]
    public void Sources_OutsideTheWireMapping_DoNotImportTheWire() =>
        Assert.All(
            Repository.Files("services", "*.cs"),
            file => Assert.DoesNotContain("using Flights.V1;", File.ReadAllText(file), StringComparison.Ordinal));
}
