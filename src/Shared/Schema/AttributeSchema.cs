using FauxSql.Protocol.Values;

namespace FauxSql.Schema;

/// <summary>One stored attribute.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Property">The name of the C# property; empty for the discriminator, which is none.</param>
/// <param name="Kind">The stored data type.</param>
/// <param name="ClrType">The C# type, as written, such as <c>decimal?</c>.</param>
/// <param name="Role">What the attribute is for, beside holding data.</param>
/// <param name="IsRequired">Whether every item has it.</param>
/// <param name="Embedded">What is known of an embedded list, or <see langword="null"/>.</param>
public sealed record AttributeSchema(
    string Name,
    string Property,
    AttributeKind Kind,
    string ClrType,
    AttributeRole Role,
    bool IsRequired,
    EmbeddedSchema? Embedded)
{
    /// <summary>
    /// For an attribute that is computed from others: their stored names. It is written with every item, and never read back or set by itself.
    /// </summary>
    public ValueList<string> DerivedFrom { get; init; } = [];

    /// <summary>The other name that every write stores it by too, while it is being renamed; otherwise <see langword="null"/>.</summary>
    public string? Mirror { get; init; }

    /// <summary>How its values are unique, or <see langword="null"/> when they are not.</summary>
    public UniqueSchema? Unique { get; init; }

    /// <summary>How many values it can have, where its C# type says so, as an enum does; otherwise <see langword="null"/>.</summary>
    public int? Values { get; init; }

    /// <summary>How large its value can be, or <see langword="null"/> where that is not known.</summary>
    public SizeSchema? Size { get; init; }

    /// <summary>How its values are stored, or <see langword="null"/> for the discriminator.</summary>
    public ValueSchema? Value { get; init; }

    /// <summary>How many fraction digits its instants are stored with, where the model says another number than 7 and no converter stores them; otherwise <see langword="null"/>.</summary>
    public int? InstantDigits => Converter is null && Value?.InstantDigits is { } digits and not ValueSchema.UsualDigits ? digits : null;

    /// <summary>Whether a stored name that its enum does not have is kept.</summary>
    public bool KeepsUnknownNames { get; init; }

    /// <summary>The name of the converter that it is stored by, or <see langword="null"/>.</summary>
    public string? Converter { get; init; }

    /// <summary>The names of the subtypes that have it by themselves; none for an attribute of the entity, which all of them have.</summary>
    public ValueList<string> Subtypes { get; init; } = [];
}
