using System.Text.Json;

namespace FauxSql.Codecs;

/// <summary>A codec whose values are a single JSON token within their type, so that they can be elements of sets too.</summary>
/// <typeparam name="T">The C# type.</typeparam>
public abstract class ScalarCodec<T> : ValueCodec<T>
{
    private protected ScalarCodec()
    {
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value) => WriteTyped(writer, value);

    /// <inheritdoc/>
    public sealed override T Read(ref Utf8JsonReader reader)
    {
        TypedValue.ReadStart(ref reader, Kind);
        var value = ReadScalar(ref reader);
        reader.Read();
        return value;
    }

    /// <summary>Writes a value with its type; overridden where that takes less when it is written at once.</summary>
    internal virtual void WriteTyped(Utf8JsonWriter writer, T value)
    {
        TypedValue.WriteStart(writer, Kind);
        WriteScalar(writer, value);
        writer.WriteEndObject();
    }

    internal abstract void WriteScalar(Utf8JsonWriter writer, T value);

    internal abstract T ReadScalar(ref Utf8JsonReader reader);
}
