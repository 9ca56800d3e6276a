using System.Text;
using System.Text.RegularExpressions;
using Humanizer;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Names in C# of what a source names in its own way. Always the same for the same names, so that an import finds the property of a column.</summary>
internal static partial class SourceNames
{
    // What records and generated code have of their own.
    private static readonly HashSet<string> Taken =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    ];

    /// <summary>Order Details → OrderDetail</summary>
    public static string Entity(string table) => Identifier(Identifier(table).Singularize(inputIsKnownToBePlural: false));

    /// <summary>customer_id and CustomerID → CustomerId</summary>
    public static string Property(string column, string entity)
    {
        var name = CapitalId().Replace(Identifier(column), "Id");
        return name == entity || Taken.Contains(name) ? name + "Value" : name;
    }

    /// <summary>CustomerId → Customer</summary>
    public static string Role(string property) => property.Length > 2 && property.EndsWith("Id", StringComparison.Ordinal) ? property[..^2] : property;

    /// <summary>OrderDetail → order details</summary>
    public static string PluralWords(string name) => Words(name).Pluralize(inputIsKnownToBeSingular: false);

    /// <summary>OrderDetail → order detail</summary>
    public static string Words(string name) => name.Humanize(LetterCasing.LowerCase);

    /// <summary>Order → an order</summary>
    public static string One(string name) => ("AEIOUaeiou".Contains(name[0], StringComparison.Ordinal) ? "an " : "a ") + Words(name);

    public static string Plural(string name) => name.Pluralize(inputIsKnownToBeSingular: false);

    /// <summary>A name that is not among others, which it joins.</summary>
    public static string Unique(string name, ISet<string> among)
    {
        var unique = name;
        for (var number = 2; !among.Add(unique); number++)
            unique = $"{name}{number}";
        return unique;
    }

    /// <summary>Whether a name can be a name of C# as it is.</summary>
    public static bool IsIdentifier(string name) => name.Length > 0 && !char.IsDigit(name[0]) && name.All(letter => letter == '_' || char.IsLetterOrDigit(letter));

    public static string Identifier(string name)
    {
        var letters = new StringBuilder();
        foreach (var letter in name)
            letters.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        var words = letters.ToString();
        if (!words.Any(char.IsLower))
            words = words.ToLowerInvariant();
        var identifier = words.Trim().Pascalize().Replace(" ", "", StringComparison.Ordinal);
        return identifier.Length == 0 ? "Unnamed" : char.IsDigit(identifier[0]) ? "_" + identifier : identifier;
    }

    [GeneratedRegex("(?<=[a-z])ID$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CapitalId();
}
