namespace FauxSql.Hosting;

/// <summary>How the cursors of pages are protected where they leave the application; see <see cref="CursorProtection"/>.</summary>
public sealed class CursorSettings
{
    /// <summary>The kind of protection; none by default.</summary>
    public CursorProtectionKind Protection { get; set; }

    /// <summary>At least 32 random bytes in Base64, a secret, the same in every process that shares cursors: <c>openssl rand -base64 32</c>.</summary>
    public string? Key { get; set; }

    /// <summary>Keys that were used before, whose cursors are accepted still.</summary>
    public IList<string> OlderKeys { get; set; } = [];

    internal CursorProtection Create() => Protection switch
    {
        CursorProtectionKind.Signed => CursorProtection.Signed(Convert.FromBase64String(Key!), OlderKeys.Select(Convert.FromBase64String)),
        CursorProtectionKind.Encrypted => CursorProtection.Encrypted(Convert.FromBase64String(Key!), OlderKeys.Select(Convert.FromBase64String)),
        _ => CursorProtection.None,
    };
}
