using FauxSql.Schema;

namespace FauxSql.Generator.Model;

internal sealed record PropertyModel(string Name, string DeclaredType, string ClrType, ValueModel Value)
{
    public bool IsNullable { get; init; }

    public bool IsValueType { get; init; }

    public bool IsRequired { get; init; }

    public bool IsInitOnly { get; init; }

    // The name of the constructor's parameter that sets it, for positional records.
    public string? Parameter { get; init; }

    public bool KeepsUnknownNames { get; init; }

    public AttributeRole Role { get; init; }

    public int? EmbeddedMax { get; init; }

    public EmbeddedSchema? Embedded { get; init; }

    public ValueList<RuleModel> Rules { get; init; } = [];

    public bool IsKey { get; init; }

    public bool IsPrimaryKey { get; init; }

    // Whether an item without the attribute cannot be read.
    public bool IsNeeded => (Parameter is not null || IsRequired) && !IsNullable && Value.Empty is null;

    public bool HasChecks => Rules.Count > 0 || EmbeddedMax is not null || Value.Nested is not null;
}
