using System.Buffers;
using System.Globalization;

namespace FauxSql.Engine.Validation;

/// <summary>Gathers what is wrong with the members of a request, all of which is answered at once, ten mistakes at most.</summary>
internal sealed class Constraints
{
    private const int MostViolations = 10;
    private const int MostNameCharacters = 255;
    private const int MostArnCharacters = 1024;
    private const string NamePattern = "[a-zA-Z0-9_.-]+";
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    // A request may be 16 MB, and each of ten mistakes shows what was sent.
    private const int MostShownCharacters = 65_536;

    private List<string>? _violations;

    /// <summary>A member must be there.</summary>
    public Constraints Required(string member, object? value)
    {
        if (value is null)
            Violate("null", member, "Member must not be null");
        return this;
    }

    /// <inheritdoc cref="Required(string, object?)"/>
    public Constraints Required(string member, Request? value)
    {
        if (value is null)
            Violate("null", member, "Member must not be null");
        return this;
    }

    /// <summary>A table's name or ARN must be there and well formed.</summary>
    public Constraints TableName(string? name) => TableName("tableName", name);

    /// <summary>A table's name or ARN must be there and well formed.</summary>
    public Constraints TableName(string member, string? name)
    {
        Required(member, name);
        if (name is null)
            return this;
        if (name.Length == 0)
            Violate("''", member, "Member must have length greater than or equal to 1");
        else if (!IsArn(name) && !IsName(name))
            Violate($"'{name}'", member, "Member must satisfy regular expression pattern: " + NamePattern);
        var most = IsArn(name) ? MostArnCharacters : MostNameCharacters;
        if (name.Length > most)
            Violate($"'{name}'", member, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>The name of an index, if there, must be well formed.</summary>
    public Constraints IndexName(string? name) => name is null ? this : NewName("indexName", name);

    /// <summary>The name of a table or index to be created: 3 to 255 characters of a few kinds.</summary>
    public Constraints NewName(string member, string? name)
    {
        Required(member, name);
        if (name is null)
            return this;
        if (!IsName(name))
            Violate($"'{name}'", member, "Member must satisfy regular expression pattern: " + NamePattern);
        if (name.Length < 3)
            Violate($"'{name}'", member, "Member must have length greater than or equal to 3");
        if (name.Length > MostNameCharacters)
            Violate($"'{name}'", member, $"Member must have length less than or equal to {MostNameCharacters}");
        return this;
    }

    /// <summary>A member, if there, must be one of some words.</summary>
    public Constraints OneOf(string member, string? value, params ReadOnlySpan<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
            Violate($"'{value}'", member, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");
        return this;
    }

    /// <summary>A number, if there, must lie between two others.</summary>
    public Constraints Between(string member, int? value, int least, int most = int.MaxValue)
    {
        if (value < least)
            Violate(Quote(value), member, $"Member must have value greater than or equal to {least}");
        if (value > most)
            Violate(Quote(value), member, $"Member must have value less than or equal to {most}");
        return this;
    }

    /// <summary>A number, if there, must not be less than another.</summary>
    public Constraints AtLeast(string member, long? value, long least)
    {
        if (value < least)
            Violate(string.Create(CultureInfo.InvariantCulture, $"'{value}'"), member, $"Member must have value greater than or equal to {least}");
        return this;
    }

    /// <summary>A text, if there, must not be too short or too long.</summary>
    public Constraints Length(string member, string? value, int least, int most)
    {
        if (value?.Length < least)
            Violate($"'{value}'", member, $"Member must have length greater than or equal to {least}");
        if (value?.Length > most)
            Violate($"'{value}'", member, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>A list must have neither too few elements nor too many; the answer shows them.</summary>
    public Constraints Count<T>(string member, IReadOnlyList<T> elements, int least, int most, Func<T, string> show)
    {
        if (elements.Count < least)
            Violate($"'[{string.Join(", ", elements.Select(show))}]'", member, $"Member must have length greater than or equal to {least}");
        if (elements.Count > most)
            Violate($"'[{string.Join(", ", elements.Select(show))}]'", member, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>A list must have some elements, and not too many.</summary>
    public Constraints Count(string member, int count, int most)
    {
        if (count == 0)
            Violate("'[]'", member, "Member must have length greater than or equal to 1");
        if (count > most)
            Violate($"'[{count} elements]'", member, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>A string, if there, must have some characters, and not too many.</summary>
    public Constraints Length(string member, string? value, int most)
    {
        if (value?.Length == 0)
            Violate("''", member, "Member must have length greater than or equal to 1");
        if (value?.Length > most)
            Violate($"'{value}'", member, $"Member must have length less than or equal to {most}");
        return this;
    }

    /// <summary>Notes a violation in words of its own; what is too many is not kept.</summary>
    public Constraints Violate(string value, string member, string constraint)
    {
        _violations ??= [];
        if (_violations.Count < MostViolations)
            _violations.Add($"Value {Shown(value)}{(value.Length > 0 ? " " : "")}at '{Shown(member)}' failed to satisfy constraint: {constraint}");
        return this;
    }

    /// <summary>Answers with everything found, if anything was.</summary>
    public void Check()
    {
        if (_violations is null)
            return;
        var count = _violations.Count;
        throw Faults.Validation($"{count} validation error{(count == 1 ? "" : "s")} detected: {string.Join("; ", _violations)}");
    }

    /// <summary>Whether a name has only the characters that names of tables and indexes may have.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    /// <summary>Whether a name may be a table's: a name of 3 to 255 characters, or an ARN.</summary>
    public static bool IsTable(string name) => IsArn(name) || (IsName(name) && name.Length is >= 3 and <= MostNameCharacters);

    private static bool IsArn(string name) => name.StartsWith("arn:", StringComparison.Ordinal);

    private static string Shown(string text) => text.Length <= MostShownCharacters ? text : text[..MostShownCharacters] + "…";

    private static string Quote(int? value) => string.Create(CultureInfo.InvariantCulture, $"'{value}'");
}
