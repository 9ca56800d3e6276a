using FauxSql.Protocol.Values;

namespace FauxSql.Generator.Model;

// How one C# type is stored. Type, Codec and the rest are C# text; Field is null for a nested record, whose fields are a class of their own.
internal sealed record ValueModel(string Type, string Codec, AttributeKind Kind, string? Field)
{
    public bool IsScalar { get; init; }

    public string? FieldArguments { get; init; }

    // For a nested record: its name, to which Codec and Fields are appended.
    public string? Nested { get; init; }

    // Whether it is, or somewhere holds, a nested record.
    public bool HasNested { get; init; }

    // Whether it is, or somewhere holds, a DateTime or DateTimeOffset.
    public bool HasInstant { get; init; }

    // For sets: what the absence of the attribute reads as.
    public string? Empty { get; init; }

    public bool IsString { get; init; }

    // A list, set or dictionary.
    public bool IsCountable => Kind is AttributeKind.List or AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet
        || (Kind == AttributeKind.Map && Nested is null);
}
