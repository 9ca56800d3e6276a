namespace FauxSql.Design.Relationships;

/// <summary>Why something is as it is, in the words of the model.</summary>
internal static class Reason
{
    /// <summary>The reason as a sentence: with a capital letter and a full stop. A sentence stays as it is.</summary>
    public static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '!' or '?' ? "" : ".");
}
