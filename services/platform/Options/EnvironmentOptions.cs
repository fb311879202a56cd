using System.Collections;

namespace Flights.Platform.Options;

/// <summary>Options of a program that hosts no modules, such as a command.</summary>
public static class EnvironmentOptions
{
    /// <summary>Reads options from the environment variables that their properties name.</summary>
    /// <exception cref="OptionsException">Some are wrong: all errors together.</exception>
    public static TOptions Read<TOptions>()
        where TOptions : class, new()
    {
        var reader = new OptionsReader(Variables());
        var options = reader.Read(new TOptions());
        return reader.Errors.Count == 0 ? options : throw new OptionsException(reader.Errors);
    }

    /// <summary>The variables of this process's environment.</summary>
    internal static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }
}
