using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>The name of a value in an object: one that is known, or the place at which it stands in quotes.</summary>
internal readonly record struct PartName(string? Known, int Start, int Length)
{
    /// <summary>A name that the reader stands at.</summary>
    public static PartName At(ref Utf8JsonReader reader) => new(Known: null, (int)reader.TokenStartIndex, reader.ValueSpan.Length + "\"\"".Length);

    /// <summary>A name that is known.</summary>
    public static PartName Of(string known) => new(known, 0, 0);
}
