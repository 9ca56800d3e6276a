namespace FauxSql.Modeling;

/// <summary>
/// A question that the application asks. On an entity: one that is planned or potential. On a static method that takes the database and a
/// <c>Sample</c> and returns a <c>Deferred&lt;T&gt;</c>: one that the method answers. What the application runs for it is known by <c>ForPattern</c>.
/// </summary>
/// <param name="description">What is asked, in the words of the application.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class AccessPatternAttribute(string description) : Attribute
{
    /// <summary>What is asked.</summary>
    public string Description { get; } = description;

    /// <summary>Whether it is served.</summary>
    public Schema.AccessPatternStatus Status { get; set; }

    /// <summary>The job or feature that it belongs to.</summary>
    public string? Job { get; set; }
}
