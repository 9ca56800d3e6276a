namespace FauxSql.Modeling;

/// <summary>
/// A property or public field that is not stored. The framework's <c>[NotMapped]</c> says the same; <c>[JsonIgnore]</c> does not, because
/// what an application shows and what it keeps are different things.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class NotStoredAttribute : Attribute;
