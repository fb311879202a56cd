namespace Flights.Domain.Filtering;

/// <summary>Reads filters in the syntax of AIP-160: <c>OR</c> binds closer than <c>AND</c>, conditions side by side stand for
/// <c>AND</c>, <c>-</c> for <c>NOT</c>. Of its features this knows no functions, no fields of fields and no bare values: each condition
/// names its field.</summary>
public sealed class FilterReader
{
    /// <summary>How long a filter may be, in UTF-16 code units.</summary>
    public const int MaxLength = 2000;

    /// <summary>How many conditions it may have.</summary>
    public const int MaxConditions = 100;

    /// <summary>How deep brackets may stand within each other.</summary>
    public const int MaxDepth = 20;

    private readonly FilterSchema _schema;
    private readonly List<FilterToken> _tokens;
    private int _next;
    private int _conditions;
    private int _depth;

    private FilterReader(FilterSchema schema, string text) => (_schema, _tokens) = (schema, FilterTokens.Of(text));

    private FilterToken Token => _tokens[_next];

    /// <summary>Reads a filter.</summary>
    /// <param name="text">The text. An empty one stands for <see cref="Filter.Everything"/>.</param>
    /// <param name="schema">The fields that it may name.</param>
    public static FilterResult Read(string text, FilterSchema schema)
    {
        if (text.Length > MaxLength)
        {
            return FilterResult.Failed(new FilterError(
                MaxLength + 1, FilterReasons.TooLong, $"A filter has at most {MaxLength} characters: leave out conditions, or use '*' in a value."));
        }

        try
        {
            return FilterResult.Of(new FilterReader(schema, text).ReadAll());
        }
        catch (WrongFilterException wrong)
        {
            return FilterResult.Failed(wrong.Error);
        }
    }

    private static bool IsWord(FilterToken token, string word) => token.Kind == FilterTokenKind.Word && token.Text == word;

    private static WrongFilterException Wrong(FilterToken token, string reason, string message) =>
        new(new FilterError(token.Column, reason, message));

    private Filter ReadAll()
    {
        if (Token.Kind == FilterTokenKind.End)
        {
            return Filter.Everything;
        }

        var filter = ReadExpression();
        return Token.Kind == FilterTokenKind.End ? filter : throw Unexpected("AND, OR or the end");
    }

    private Filter ReadExpression()
    {
        var conditions = new List<Filter> { ReadFactor() };
        while (Token.Kind is not (FilterTokenKind.End or FilterTokenKind.Close or FilterTokenKind.Wrong))
        {
            if (IsWord(Token, "AND"))
            {
                _next++;
            }

            conditions.Add(ReadFactor());
        }

        return conditions.Count == 1 ? conditions[0] : new AllOf([.. conditions]);
    }

    private Filter ReadFactor()
    {
        var conditions = new List<Filter> { ReadTerm() };
        while (IsWord(Token, "OR"))
        {
            _next++;
            conditions.Add(ReadTerm());
        }

        return conditions.Count == 1 ? conditions[0] : new AnyOf([.. conditions]);
    }

    private Filter ReadTerm()
    {
        if (Token.Kind == FilterTokenKind.Minus || IsWord(Token, "NOT"))
        {
            _next++;
            return new NoneOf(ReadSimple());
        }

        return ReadSimple();
    }

    private Filter ReadSimple()
    {
        if (Token.Kind != FilterTokenKind.Open)
        {
            return ReadRestriction();
        }

        if (++_depth > MaxDepth)
        {
            throw Wrong(Token, FilterReasons.TooLong, $"Brackets stand at most {MaxDepth} deep within each other.");
        }

        _next++;
        var filter = ReadExpression();
        if (Token.Kind != FilterTokenKind.Close)
        {
            throw Unexpected("')'");
        }

        _next++;
        _depth--;
        return filter;
    }

    private Restriction ReadRestriction()
    {
        var name = Token;
        if (name.Kind != FilterTokenKind.Word || name.Text is "AND" or "OR" or "NOT")
        {
            throw Unexpected("the name of a field");
        }

        if (++_conditions > MaxConditions)
        {
            throw Wrong(name, FilterReasons.TooLong, $"A filter has at most {MaxConditions} conditions.");
        }

        _next++;
        if (Token.Kind != FilterTokenKind.Comparator)
        {
            throw Unexpected($"'=', '!=' or ':' behind '{name.Shown}'");
        }

        var field = _schema.Find(name.Text)
            ?? throw Wrong(name, FilterReasons.UnknownField, $"There is no field '{name.Shown}': the fields are {Listed(_schema.Fields.Select(each => each.Name))}.");
        var comparator = Token;
        if (comparator.Text is not ("=" or "!=" or ":"))
        {
            throw Wrong(comparator, FilterReasons.BadComparator, $"'{field.Name}' is a text: compare it by '=', '!=' or ':'.");
        }

        _next++;
        return new Restriction(field.Name, comparator.Text == "!=", ReadValue(field));
    }

    private TextPattern ReadValue(FilterField field)
    {
        var value = Token;
        if (value.Kind is not (FilterTokenKind.Word or FilterTokenKind.String))
        {
            throw Unexpected($"a value for '{field.Name}'");
        }

        _next++;
        if (EndsInEscape(value.Text))
        {
            throw Wrong(value, FilterReasons.BadSyntax, "A backslash has no character behind it: write two for a backslash.");
        }

        var pattern = new TextPattern(value.Text);
        return field.Words.Count == 0 || field.Words.Any(pattern.Matches)
            ? pattern
            : throw Wrong(value, FilterReasons.BadValue, $"'{field.Name}' is never '{value.Shown}': it is one of {Listed(field.Words)}.");
    }

    private static bool EndsInEscape(string text) => (text.Length - text.TrimEnd('\\').Length) % 2 == 1;

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    private WrongFilterException Unexpected(string due) => Wrong(
        Token,
        FilterReasons.BadSyntax,
        Token.Kind == FilterTokenKind.Wrong && Token.Text[0] is '"' or '\''
            ? "The string has no end: close it with the quote that it begins with."
            : $"{due} is due here, not {Token.Described}.");

    // Within this class only: reading goes down several methods and ends at the first error.
    private sealed class WrongFilterException(FilterError error) : Exception(error.Message)
    {
        public FilterError Error => error;
    }
}
