namespace FauxSql.Engine.Storage;

/// <summary>
/// The tokens of transactions, kept in the transaction that they belong to, so that neither survives without the other.
/// </summary>
internal static class TokenStore
{
    private static readonly SqlText Get = new("SELECT request FROM fx_tokens WHERE token = ?1 AND expires > ?2");
    private static readonly SqlText Put = new("INSERT OR REPLACE INTO fx_tokens(token, request, expires) VALUES(?1, ?2, ?3)");
    private static readonly SqlText Expire = new("DELETE FROM fx_tokens WHERE expires <= ?1");

    /// <summary>The transaction that a token was used with, or <see langword="null"/>.</summary>
    public static TokenUse? Find(Session session, string token, DateTimeOffset now)
    {
        var statement = session.Connection.Statement(Get);
        statement.Bind(1, token).Bind(2, now.ToUnixTimeMilliseconds());
        var use = statement.Step() ? TokenUse.Read(statement.Blob(0)) : null;
        statement.Reset();
        return use;
    }

    /// <summary>Remembers a token and forgets those that have expired.</summary>
    public static void Add(WriteSession session, string token, TokenUse use, DateTimeOffset now, DateTimeOffset expires)
    {
        session.Connection.Statement(Expire).Bind(1, now.ToUnixTimeMilliseconds()).Run();
        session.Connection.Statement(Put).Bind(1, token).Bind(2, use.ToBytes()).Bind(3, expires.ToUnixTimeMilliseconds()).Run();
    }
}
