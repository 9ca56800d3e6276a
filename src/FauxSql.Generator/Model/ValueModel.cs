using FauxSql.Protocol.Values;

namespace FauxSql.Generator.Model;

// How one C# type is stored. Type, Codec and the rest are C# text; Field is null for a nested record, whose fields are a class of their own.
internal sealed record ValueModel(string Type, string Codec, AttributeKind Kind, string? Field)
{
    public bool IsScalar { get; init; }

    public string? FieldArguments { get; init; }

    // The nested type that is stored, and whether this is a sequence of it.
    public string? Nested { get; init; }

    public bool IsSequence { get; init; }

    // For sets: what the absence of the attribute reads as.
    public string? Empty { get; init; }

    public bool IsString { get; init; }
}
