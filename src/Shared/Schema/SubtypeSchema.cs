namespace FauxSql.Schema;

/// <summary>One of the types that the items of an entity have.</summary>
/// <param name="Name">The type's name, such as <c>CardPayment</c>.</param>
/// <param name="ClrType">The type's full name, such as <c>Shop.CardPayment</c>.</param>
/// <param name="Value">What the discriminator attribute of its items holds.</param>
public sealed record SubtypeSchema(string Name, string ClrType, string Value);
