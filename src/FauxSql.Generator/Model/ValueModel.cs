using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// How one C# type is stored. Type, Codec and the rest are C# text; Field is null for a nested record, whose fields are a class of their own.
internal sealed record ValueModel(string Type, string Codec, AttributeKind Kind, string? Field)
{
    public bool IsScalar { get; init; }

    public string? FieldArguments { get; init; }

    // For a nested record: its name, to which Codec and Fields are appended.
    public string? Nested { get; init; }

    // What a list, set or dictionary holds.
    public ValueModel? Element { get; init; }

    // Whether the elements may be null.
    public bool HasNulls { get; init; }

    // What it is converted to, when it is converted.
    public ValueModel? Stored { get; init; }

    // For an enum: the names of its members, and whether it has several at a time.
    public ValueList<string> Names { get; init; } = [];

    public bool IsFlags { get; init; }

    // Whether it is, or somewhere holds, a nested record.
    public bool HasNested { get; init; }

    // How many fraction digits instants are stored with, when it is, or somewhere holds, a DateTime or DateTimeOffset.
    public int? Digits { get; init; }

    // The full name of the user's converter that it, or what it holds, is stored by.
    public string? Converter { get; init; }

    // Whether it is converted itself, so that its stored type says nothing of its C# type.
    public bool IsConverted { get; init; }

    // Whether what is stored sorts as the C# values do.
    public bool IsOrdered { get; init; } = true;

    // For sets: what the absence of the attribute reads as.
    public string? Empty { get; init; }

    public bool IsString { get; init; }

    // The class of attributes that hold such values: C# text.
    public string FieldOf(bool isNullable)
    {
        if (Field is null)
            return Nested + "Fields";
        var end = Field.IndexOf("<" + Type, StringComparison.Ordinal) + 1 + Type.Length;
        return isNullable ? Field.Insert(end, "?") : Field;
    }

    // A list, set or dictionary.
    public bool IsCountable => !IsConverted
        && (Kind is AttributeKind.List or AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet || (Kind == AttributeKind.Map && Nested is null));
}
