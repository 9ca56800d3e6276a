namespace FauxSql.Modeling;

/// <summary>Marks the partial class that the generator completes with one table for each entity of the assembly.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DatabaseAttribute : Attribute;
