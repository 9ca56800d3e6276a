namespace FauxSql.Hosting;

/// <summary>The kinds of protection that cursors may have.</summary>
public enum CursorProtectionKind
{
    /// <summary>Damage is noticed, and nothing else: <see cref="CursorProtection.None"/>.</summary>
    None,

    /// <summary>Nobody without the key can make or change a cursor: <see cref="CursorProtection.Signed"/>.</summary>
    Signed,

    /// <summary>Nobody without the key can read a cursor either: <see cref="CursorProtection.Encrypted"/>.</summary>
    Encrypted,
}
