using System.Globalization;

namespace Flights.Platform.Options;

/// <summary>The text form of an option's value.</summary>
internal static class OptionText
{
    /// <summary>Reads a value of one of the types that options may have.</summary>
    public static bool TryParse(string text, Type type, out object? value)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        value = target switch
        {
            _ when target == typeof(string) => text,
            _ when target == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number : null,
            _ when target == typeof(bool) => ParseSwitch(text),
            _ when target == typeof(TimeSpan) => ParseDuration(text),
            _ when target == typeof(Uri) => Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null,
            _ when target.IsEnum => ParseWord(text, target),
            _ => throw new NotSupportedException($"An option cannot be of type {type}."),
        };
        return value is not null;
    }

    /// <summary>What a value must look like, for a sentence.</summary>
    public static string FormOf(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target switch
        {
            _ when target == typeof(int) => "a whole number",
            _ when target == typeof(bool) => "'true' or 'false'",
            _ when target == typeof(TimeSpan) => "a duration such as '500ms', '30s', '5m' or '1h'",
            _ when target == typeof(Uri) => "an absolute address such as 'http://127.0.0.1:5102'",
            _ when target.IsEnum => "one of " + string.Join(", ", Enum.GetNames(target).Select(name => $"'{KebabCase.Of(name)}'")),
            _ => "a text",
        };
    }

    /// <summary>A value as it would be written in a variable; empty for none.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        TimeSpan duration => FormatDuration(duration),
        Enum word => KebabCase.Of(word.ToString()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static object? ParseSwitch(string text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    private static object? ParseDuration(string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return null;
        }

        return text[digits..] switch
        {
            "ms" => TimeSpan.FromMilliseconds(count),
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            _ => null,
        };
    }

    private static string FormatDuration(TimeSpan duration)
    {
        var milliseconds = duration.Ticks / TimeSpan.TicksPerMillisecond;
        return milliseconds % 1000 != 0
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms")
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}s");
    }

    private static object? ParseWord(string text, Type type)
    {
        var name = Enum.GetNames(type).FirstOrDefault(name => string.Equals(KebabCase.Of(name), text, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        return name is null ? null : Enum.Parse(type, name);
    }
}
