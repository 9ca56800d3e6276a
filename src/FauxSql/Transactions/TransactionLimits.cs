using FauxSql.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Transactions;

/// <summary>
/// What DynamoDB asks of transactions, checked before they are sent.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
/// </summary>
internal static class TransactionLimits
{
    private const int TokenCharacters = 36;

    /// <summary>Checks as much as is known before anything is read; how many checks of references are shared is not.</summary>
    public static void Check(IReadOnlyList<WriteIntent> intents)
    {
        CheckActions(intents.Sum(intent => intent.ReadsFirst ? 1 : intent.WritesFor(null).Count(write => write is not Write.Refer)));
        var bytes = intents.Sum(intent => (long)intent.Bytes);
        if (bytes > DynamoLimits.TransactionBytes)
            throw InvalidTransactionException.TooLarge(bytes, DynamoLimits.TransactionBytes);
    }

    public static void CheckActions(int actions)
    {
        if (actions > DynamoLimits.TransactionActions)
            throw InvalidTransactionException.TooMany(actions, DynamoLimits.TransactionActions);
    }

    public static void CheckToken(string? token)
    {
        if (token is { Length: 0 or > TokenCharacters })
            throw new ArgumentException($"A token has 1 to {TokenCharacters} characters, not {token.Length}", nameof(token));
    }
}
