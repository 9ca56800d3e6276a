namespace FauxSql.Schema;

/// <summary>A type of the project that attributes hold: an enum, or a record that is stored within items.</summary>
/// <param name="Name">The type's name, such as <c>Address</c>.</param>
/// <param name="ClrType">The type's full name, such as <c>Shop.Address</c>.</param>
/// <param name="Members">The names of an enum's members, in the order of their values; none for a record.</param>
/// <param name="Attributes">What a record holds, in the order declared; none for an enum.</param>
public sealed record TypeSchema(string Name, string ClrType, ValueList<string> Members, ValueList<AttributeSchema> Attributes);
