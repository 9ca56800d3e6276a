namespace FauxSql.Modeling;

/// <summary>No two items have the same value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute;
