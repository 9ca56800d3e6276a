namespace FauxSql.Modeling;

/// <summary>The partition key of the table: exactly one property of an entity has it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartitionKeyAttribute : Attribute
{
    /// <summary>The access pattern that the primary key serves, in the words of the application.</summary>
    public string? Pattern { get; set; }
}
