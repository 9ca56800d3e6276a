namespace FauxSql.Modeling;

/// <summary>The version that optimistic locking counts: an <c>int</c> or <c>long</c>, 0 for an item that was never stored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VersionAttribute : Attribute;
