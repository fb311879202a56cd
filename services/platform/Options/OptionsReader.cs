using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace Flights.Platform.Options;

/// <summary>Reads options from environment variables and collects everything that is wrong with them, without stopping at the first
/// error. An empty variable is one that is not set.</summary>
internal sealed class OptionsReader(IReadOnlyDictionary<string, string> variables)
{
    private const string Prefix = "FLIGHTS_";
    private const int MostSlips = 2;

    private readonly List<string> _errors = [];
    private readonly List<OptionsCatalog.Entry> _entries = [];

    /// <summary>What is wrong, one sentence each, in the order of reading.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Every variable that was asked for, in the order of asking.</summary>
    public IReadOnlyList<OptionsCatalog.Entry> Entries => _entries;

    /// <summary>Sets the properties with a <see cref="VariableAttribute"/>, then validates the whole.</summary>
    public TOptions Read<TOptions>(TOptions options)
        where TOptions : class
    {
        foreach (var property in typeof(TOptions).GetProperties())
        {
            if (property.GetCustomAttribute<VariableAttribute>() is { } variable)
            {
                Set(options, property, variable.Name);
            }
        }

        Validate(options);
        return options;
    }

    /// <summary>Variables that are set but not known, and so near to a known one that a slip of the pen is likely. Others that are not
    /// known are left alone: they belong to another service, or Kubernetes made them.</summary>
    public IEnumerable<(string Name, string Known)> Misspelt() =>
        from name in variables.Keys.Order(StringComparer.Ordinal)
        where name.StartsWith(Prefix, StringComparison.Ordinal) && !_entries.Exists(entry => entry.Name == name)
        let known = _entries.MinBy(entry => EditDistance.Between(name, entry.Name))?.Name
        where known is not null && EditDistance.Between(name, known) <= MostSlips
        select (name, known);

    /// <summary>Reads one address that belongs to no options class.</summary>
    public Uri ReadAddress(string name, Uri standard)
    {
        AddEntry(name, standard);
        if (!variables.TryGetValue(name, out var text) || text.Length == 0)
        {
            return standard;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))
        {
            return address;
        }

        _errors.Add($"{name} is '{text}': it must be {OptionText.FormOf(typeof(Uri))}.");
        return standard;
    }

    /// <summary>Collects an error that no options class can see alone.</summary>
    public void Require(bool holds, string error)
    {
        if (!holds)
        {
            _errors.Add(error);
        }
    }

    private void AddEntry(string name, object? standard)
    {
        if (!_entries.Exists(entry => entry.Name == name))
        {
            _entries.Add(new OptionsCatalog.Entry(name, OptionText.Of(standard)));
        }
    }

    private void Set(object options, PropertyInfo property, string name)
    {
        var isSecret = property.GetCustomAttribute<SecretAttribute>() is not null;
        var standard = property.GetValue(options);
        AddEntry(name, standard);
        if (!variables.TryGetValue(name, out var text) || text.Length == 0)
        {
            return;
        }

        if (!OptionText.TryParse(text, property.PropertyType, out var value))
        {
            _errors.Add($"{name} is '{(isSecret ? "***" : text)}': it must be {OptionText.FormOf(property.PropertyType)}.");
            return;
        }

        property.SetValue(options, value);
        var results = new List<ValidationResult>();
        var context = new ValidationContext(options) { MemberName = property.Name, DisplayName = name };
        if (!Validator.TryValidateProperty(value, context, results))
        {
            _errors.AddRange(results.Select(result => $"{name} is '{(isSecret ? "***" : text)}': {result.ErrorMessage}"));
            property.SetValue(options, standard);
        }
    }

    private void Validate(object options)
    {
        if (options is IValidatableObject validatable)
        {
            _errors.AddRange(validatable.Validate(new ValidationContext(options))
                .Where(result => result != ValidationResult.Success)
                .Select(result => result.ErrorMessage ?? ""));
        }
    }
}
