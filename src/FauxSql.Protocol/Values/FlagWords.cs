namespace FauxSql.Protocol.Values;

/// <summary>The words that the service takes for truth values where it expects one.</summary>
public static class FlagWords
{
    /// <summary>The truth value that a word stands for.</summary>
    /// <param name="word">The word, such as <c>true</c> or <c>no</c>, in any case.</param>
    /// <returns>The value, or <see langword="null"/> when the word stands for none.</returns>
    public static bool? Parse(string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => true,
        "FALSE" or "NO" or "0" => false,
        _ => null,
    };
}
