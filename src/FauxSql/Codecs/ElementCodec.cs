using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// Elements of lists and dictionaries: null is NULL.
internal static class ElementCodec
{
    public static void Check<T, TPlace>(ValueCodec<T> codec, T element, TPlace place, ref List<string>? problems)
    {
        if (element is null || codec.ProblemsOf(element) is not { } found)
            return;
        foreach (var problem in found)
            (problems ??= []).Add($"[{place}]{problem}");
    }

    public static void Write<T>(ValueCodec<T> codec, Utf8JsonWriter writer, T element)
    {
        if (element is not null)
        {
            codec.Write(writer, element);
            return;
        }

        TypedValue.WriteStart(writer, AttributeKind.Null);
        writer.WriteBooleanValue(true);
        writer.WriteEndObject();
    }

    public static T Read<T>(ValueCodec<T> codec, ref Utf8JsonReader reader) =>
        default(T) is null && TypedValue.SkipNull(ref reader) ? default! : codec.Read(ref reader);
}
