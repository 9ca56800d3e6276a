namespace FauxSql.Errors;

/// <summary>An access pattern needs an example of an entity, and none is stored.</summary>
public sealed class SampleMissingException : FauxSqlException
{
    /// <summary>An exception about what is missing; called by generated code.</summary>
    /// <param name="sought">What was sought, such as <c>Order</c> or <c>Order with a CustomerId</c>.</param>
    public SampleMissingException(string sought) : base($"No {sought} is stored to take the arguments from")
    {
    }
}
