namespace FauxSql.Modeling;

/// <summary>The sort key of the table, which orders the items of a partition.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SortKeyAttribute : Attribute;
