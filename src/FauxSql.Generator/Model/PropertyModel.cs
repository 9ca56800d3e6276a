using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// Name is the property's, Attribute the name it is stored by, Identifier how C# code writes the property.
internal sealed record PropertyModel(string Name, string Attribute, string Identifier, string DeclaredType, string ClrType, ValueModel Value)
{
    // While it is being renamed: the other name that it is stored by too.
    public string? Mirror { get; init; }

    public bool IsNullable { get; init; }

    public bool IsValueType { get; init; }

    // Set in the initializer, because C# demands it.
    public bool IsRequired { get; init; }

    // How it is set once the object is made, when ordinary code cannot.
    public SetterModel? Setter { get; init; }

    // The name of the constructor's parameter that sets it.
    public string? Parameter { get; init; }

    public bool KeepsUnknownNames { get; init; }

    public AttributeRole Role { get; init; }

    public EmbeddedSchema? Embedded { get; init; }

    public UniqueSchema? Unique { get; init; }

    // How many elements, characters or bytes it has at most, if a rule says so.
    public int? MaxLength { get; init; }

    // How many values it can have, where its type says so.
    public int? Values { get; init; }

    public ValueList<RuleModel> Rules { get; init; } = [];

    // Whether it is marked so itself, and not for a part of it.
    public bool IsMarkedSensitive { get; init; }

    // Whether no text shows its value; a nested record sees to its own.
    public bool IsSensitive => IsMarkedSensitive || (Role.HasFlag(AttributeRole.Sensitive) && !Value.HasNested);

    // For a computed property, the attributes that it is computed from.
    public ValueList<string> DerivedFrom { get; init; } = [];

    public bool IsDerived => DerivedFrom.Count > 0;

    public bool IsKey { get; init; }

    public bool IsPrimaryKey { get; init; }

    // Whether an item without the attribute cannot be read.
    public bool IsNeeded => (Parameter is not null || IsRequired) && !IsNullable && Value.Empty is null;

    public bool HasChecks => Rules.Any(rule => rule.Broken.Length > 0) || Embedded?.Max is not null || Value.HasNested;

    // Members that generated codecs have for it.
    public string Codec => $"Value_{Name}";

    public string Check => $"Check_{Name}";

    public string EncodedName => $"Name_{Name}";

    public string Pattern => $"Pattern_{Name}";
}
