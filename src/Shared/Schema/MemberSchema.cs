namespace FauxSql.Schema;

/// <summary>A member of an object that is stored within an item.</summary>
/// <param name="Name">The stored name.</param>
/// <param name="Value">How its values are stored.</param>
/// <param name="IsRequired">Whether every such object has it.</param>
public sealed record MemberSchema(string Name, ValueSchema Value, bool IsRequired);
