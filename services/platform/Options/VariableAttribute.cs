namespace Flights.Platform.Options;

/// <summary>The environment variable that sets an option. An option states its default in its initializer and its range in
/// data annotations; nothing else configures it.</summary>
/// <param name="name">The name of the variable, such as <c>FLIGHTS_PARSER_MAX_REPORT_BYTES</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VariableAttribute(string name) : Attribute
{
    /// <summary>The name of the variable.</summary>
    public string Name { get; } = name;
}
