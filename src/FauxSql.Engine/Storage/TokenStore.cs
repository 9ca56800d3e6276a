namespace FauxSql.Engine.Storage;

/// <summary>
/// The tokens of transactions, kept in the transaction that they belong to, so that neither survives without the other.
/// </summary>
internal sealed class TokenStore(SqliteDatabase database)
{
    private readonly SqliteStatement _get = database.Prepare("SELECT request FROM fx_tokens WHERE token = ?1 AND expires > ?2");
    private readonly SqliteStatement _put = database.Prepare("INSERT OR REPLACE INTO fx_tokens(token, request, expires) VALUES(?1, ?2, ?3)");
    private readonly SqliteStatement _expire = database.Prepare("DELETE FROM fx_tokens WHERE expires <= ?1");

    /// <summary>The digest of the request that a token was used with, or <see langword="null"/>.</summary>
    public byte[]? Find(string token, DateTimeOffset now)
    {
        _get.Bind(1, token).Bind(2, now.ToUnixTimeMilliseconds());
        var request = _get.Step() ? _get.Blob(0).ToArray() : null;
        _get.Reset();
        return request;
    }

    /// <summary>Remembers a token and forgets those that have expired.</summary>
    public void Add(string token, byte[] request, DateTimeOffset now, DateTimeOffset expires)
    {
        _expire.Bind(1, now.ToUnixTimeMilliseconds()).Run();
        _put.Bind(1, token).Bind(2, request).Bind(3, expires.ToUnixTimeMilliseconds()).Run();
    }
}
