namespace FauxSql.Errors;

/// <summary>
/// The token of a transaction has been used in the last ten minutes, for one that is not the same in every byte. Nothing was written now. A
/// retry does not help. When the token stands for one piece of work, that work is done.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
/// </summary>
public sealed class TransactionTokenException : FauxSqlException
{
    internal TransactionTokenException()
        : base("The token was used within ten minutes for another transaction; nothing was written. Use a token for one piece of work only.")
    {
    }
}
