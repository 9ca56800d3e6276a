namespace FauxSql.Server.Signatures;

/// <summary>The parts of a request's signature, from its Authorization header or its query string.</summary>
/// <param name="Algorithm">The algorithm's name.</param>
/// <param name="Credential">Key id and scope, or <see langword="null"/>.</param>
/// <param name="SignedHeaders">The names of the headers signed, or <see langword="null"/>.</param>
/// <param name="Signature">The signature, or <see langword="null"/>.</param>
internal readonly record struct SignatureParameters(string Algorithm, string? Credential, string? SignedHeaders, string? Signature)
{
    private static readonly char[] Separators = [',', ' '];

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
    public static SignatureParameters Read(string authorization)
    {
        var parts = authorization.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return new SignatureParameters(parts[0], Find(parts, "Credential="), Find(parts, "SignedHeaders="), Find(parts, "Signature="));
    }

    private static string? Find(string[] parts, string name)
    {
        foreach (var part in parts)
            if (part.StartsWith(name, StringComparison.Ordinal))
                return part.Length > name.Length ? part[name.Length..] : null;
        return null;
    }
}
