namespace FauxSql.Errors;

/// <summary>A transaction that DynamoDB does not take: too many actions, too large, or two on one item. Nothing was written; a retry does not help.</summary>
public sealed class InvalidTransactionException : FauxSqlException
{
    private InvalidTransactionException(string message) : base(message)
    {
    }

    internal static InvalidTransactionException TooMany(int actions, int limit) => new(
        $"The transaction has {actions} actions, unique values included; DynamoDB allows {limit}. Split it, or use PutManyAsync where not all must happen together.");

    internal static InvalidTransactionException TooLarge(long bytes, int limit) => new(
        $"The items of the transaction have {bytes:N0} bytes; DynamoDB allows {limit:N0}. Split it, or use PutManyAsync where not all must happen together.");

    internal static InvalidTransactionException Twice(string item, string first, string second) => new(
        $"{item} is in the transaction twice, to {first} and to {second}; DynamoDB takes an item once. Make one write of them; its condition goes into If.");
}
