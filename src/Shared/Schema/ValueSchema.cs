namespace FauxSql.Schema;

/// <summary>How the values of an attribute, of a member or of the elements of a collection are stored, so that tools can store them as the codecs do.</summary>
/// <param name="Form">The form.</param>
public sealed record ValueSchema(ValueForm Form)
{
    internal const int UsualDigits = 7;

    /// <summary>For an integer the C# type, such as <c>int</c>; for an object the name of its type; otherwise <see langword="null"/>.</summary>
    public string? Type { get; init; }

    /// <summary>For an instant: how many fraction digits it has; otherwise <see langword="null"/>.</summary>
    public int? Digits { get; init; }

    // Of its elements, where it has some.
    internal int? InstantDigits => Digits ?? Element?.InstantDigits;

    /// <summary>For a name: the names that there are.</summary>
    public ValueList<string> Names { get; init; } = [];

    /// <summary>Whether several of <see cref="Names"/> may be given, with <c>", "</c> between them.</summary>
    public bool IsFlags { get; init; }

    /// <summary>For a list, set or map: what it holds; otherwise <see langword="null"/>.</summary>
    public ValueSchema? Element { get; init; }

    /// <summary>Whether elements may be null.</summary>
    public bool HasNulls { get; init; }

    /// <summary>For an object: its members. None within an object of the same <see cref="Type"/>, which has them already.</summary>
    public ValueList<MemberSchema> Members { get; init; } = [];
}
