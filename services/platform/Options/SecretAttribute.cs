namespace Flights.Platform.Options;

/// <summary>The value of this option is never shown, not even in an error.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
