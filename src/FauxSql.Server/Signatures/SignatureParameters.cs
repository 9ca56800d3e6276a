namespace FauxSql.Server.Signatures;

/// <summary>The parts of a request's signature, from its Authorization header or its query string. What is missing is empty.</summary>
/// <param name="algorithm">The algorithm's name.</param>
/// <param name="credential">Key id and scope.</param>
/// <param name="signedHeaders">The names of the headers signed.</param>
/// <param name="signature">The signature.</param>
internal readonly ref struct SignatureParameters(
    ReadOnlySpan<char> algorithm, ReadOnlySpan<char> credential, ReadOnlySpan<char> signedHeaders, ReadOnlySpan<char> signature)
{
    public ReadOnlySpan<char> Algorithm { get; } = algorithm;

    public ReadOnlySpan<char> Credential { get; } = credential;

    public ReadOnlySpan<char> SignedHeaders { get; } = signedHeaders;

    public ReadOnlySpan<char> Signature { get; } = signature;

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
    public static SignatureParameters Read(ReadOnlySpan<char> authorization) =>
        new(Find(authorization, ""), Find(authorization, "Credential="), Find(authorization, "SignedHeaders="), Find(authorization, "Signature="));

    // What follows a name; the algorithm, which comes first, has none.
    private static ReadOnlySpan<char> Find(ReadOnlySpan<char> authorization, string name)
    {
        foreach (var range in authorization.SplitAny(',', ' '))
        {
            var part = authorization[range];
            if (!part.IsEmpty && part.StartsWith(name, StringComparison.Ordinal))
                return part[name.Length..];
        }

        return default;
    }
}
