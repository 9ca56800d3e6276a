namespace FauxSql.Protocol.Limits;

/// <summary>
/// The limits of the service.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
/// </summary>
public static class DynamoLimits
{
    /// <summary>The largest item, in bytes, names included.</summary>
    public const int ItemBytes = 409_600;

    /// <summary>The largest partition key, in bytes.</summary>
    public const int PartitionKeyBytes = 2_048;

    /// <summary>The largest sort key, in bytes.</summary>
    public const int SortKeyBytes = 1_024;

    /// <summary>What one page of a Query or Scan evaluates at most, in bytes, before the filter.</summary>
    public const int PageBytes = 1_048_576;

    /// <summary>The longest name of an attribute that is in no key, in bytes.</summary>
    public const int AttributeNameBytes = 65_535;

    /// <summary>The most keys of a BatchGetItem.</summary>
    public const int BatchGetKeys = 100;

    /// <summary>The most writes of a BatchWriteItem.</summary>
    public const int BatchWriteItems = 25;

    /// <summary>The most a batch carries, in bytes.</summary>
    public const int BatchBytes = 16 * 1024 * 1024;

    /// <summary>The most actions of a transaction.</summary>
    public const int TransactionActions = 100;

    /// <summary>The most a transaction carries, in bytes.</summary>
    public const int TransactionBytes = 4 * 1024 * 1024;

    /// <summary>The longest expression, in bytes, before placeholders are replaced.</summary>
    public const int ExpressionBytes = 4_096;

    /// <summary>The most that the names, or the values, of a request's expressions come to, in bytes.</summary>
    public const int SubstitutionBytes = 2 * 1024 * 1024;

    /// <summary>The most operators and functions in an expression.</summary>
    public const int ExpressionOperators = 300;

    /// <summary>The most operands of IN.</summary>
    public const int InOperands = 100;

    /// <summary>How deep lists and maps may be nested.</summary>
    public const int NestingDepth = 32;

    /// <summary>The most global secondary indexes of a table, by default.</summary>
    public const int GlobalSecondaryIndexes = 20;

    /// <summary>The most local secondary indexes of a table.</summary>
    public const int LocalSecondaryIndexes = 5;
}
