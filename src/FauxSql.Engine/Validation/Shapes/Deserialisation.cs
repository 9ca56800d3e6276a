using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Shapes;

/// <summary>
/// The first check of a request, in one pass over its bytes: it is JSON, its strings are text, and every known member has the type it must
/// have. What is wrong here is a SerializationException, before anything is looked at as a whole.
/// </summary>
internal static class Deserialisation
{
    /// <summary>How deep a body may be nested: an item 32 deep needs 70.</summary>
    public const int MaxDepth = 256;

    private const string Structure = "Start of structure or map found where not expected";

    private const string ParameterizedType =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    /// <exception cref="ServiceFault">The body cannot be read as a request of the operation.</exception>
    public static void Check(ReadOnlySpan<byte> body, string operation)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            CheckValue(ref reader, RequestShapes.Of(operation), isMember: true);
            while (reader.Read())
            {
                // Nothing may follow; the reader refuses what does.
            }
        }
        catch (JsonException)
        {
            throw Faults.Serialization(null);
        }
    }

    private static void CheckValue(ref Utf8JsonReader reader, Shape shape, bool isMember)
    {
        if (reader.TokenType == JsonTokenType.Null)
            return;
        switch (shape.Kind)
        {
            case ShapeKind.Text:
                CheckText(ref reader, shape);
                break;
            case ShapeKind.Number:
                CheckNumber(ref reader, shape);
                break;
            case ShapeKind.Flag:
                CheckFlag(ref reader, shape);
                break;
            case ShapeKind.Blob:
                CheckBlob(ref reader, shape);
                break;
            case ShapeKind.List:
                CheckList(ref reader, shape, isMember);
                break;
            case ShapeKind.Map:
                CheckMap(ref reader, shape, isMember);
                break;
            default:
                CheckStructure(ref reader, shape, isMember);
                break;
        }
    }

    private static void CheckStructure(ref Utf8JsonReader reader, Shape shape, bool isMember)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            throw WrongCollection("class " + shape.TypeName);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Faults.Serialization(isMember ? "Unexpected field type" : "Unexpected value type in payload");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckUtf8(ref reader);
            var member = shape.MemberOf(reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);
            reader.Read();
            if (member is null)
                CheckIgnored(ref reader);
            else
                CheckValue(ref reader, member, isMember: true);
        }
    }

    private static void CheckMap(ref Utf8JsonReader reader, Shape shape, bool isMember)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            throw WrongCollection(shape.TypeName);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Faults.Serialization(isMember ? "Unexpected field type" : ParameterizedType);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckUtf8(ref reader);
            reader.Read();
            CheckValue(ref reader, shape.Element!, isMember: false);
        }
    }

    private static void CheckList(ref Utf8JsonReader reader, Shape shape, bool isMember)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            throw Faults.Serialization(Structure);
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Faults.Serialization(isMember ? "Unexpected field type" : ParameterizedType);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            CheckValue(ref reader, shape.Element!, isMember: false);
    }

    private static void CheckText(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType == JsonTokenType.String)
            CheckUtf8(ref reader);
        else
            throw WrongScalar(ref reader, shape);
    }

    private static void CheckNumber(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw WrongScalar(ref reader, shape);
    }

    private static void CheckFlag(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType is JsonTokenType.True or JsonTokenType.False)
            return;
        if (reader.TokenType != JsonTokenType.String)
            throw WrongScalar(ref reader, shape);
        CheckUtf8(ref reader);
        if (FlagWords.Parse(reader.GetString()!) is null)
            throw Faults.Serialization("Unexpected token received from parser");
    }

    private static void CheckBlob(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            throw WrongScalar(ref reader, shape);
        if (reader.TokenType != JsonTokenType.String)
            throw Faults.Serialization("only base-64-encoded strings are convertible to bytes");
        CheckUtf8(ref reader);
        if (!reader.ValueIsEscaped && reader.ValueSpan.Length % 4 == 0 && Base64.IsValid(reader.ValueSpan))
            return;
        var text = reader.GetString()!;
        if (text.Length % 4 != 0)
            throw Faults.Serialization($"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        if (text.Any(char.IsWhiteSpace) || !reader.TryGetBytesFromBase64(out _))
            throw Faults.Serialization("Invalid last non-pad Base64 character dectected");
    }

    // Members that nobody knows are ignored, but must be JSON and text all the same.
    private static void CheckIgnored(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            CheckUtf8(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                CheckUtf8(ref reader);
    }

    private static void CheckUtf8(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            if (!Utf8.IsValid(reader.ValueSpan))
                throw Faults.Serialization("The request body is not text in UTF-8");
            return;
        }

        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Faults.Serialization("A string in the request body is not text: half of a surrogate pair or wrong UTF-8");
        }
    }

    private static ServiceFault WrongScalar(ref Utf8JsonReader reader, Shape shape) => reader.TokenType switch
    {
        JsonTokenType.StartArray => WrongCollection("class " + shape.TypeName),
        JsonTokenType.StartObject => Faults.Serialization(Structure),
        JsonTokenType.True => WrongToken("TRUE_VALUE", shape),
        JsonTokenType.False => WrongToken("FALSE_VALUE", shape),
        JsonTokenType.Number => WrongToken(reader.ValueSpan.IndexOfAny("."u8) >= 0 ? "DECIMAL_VALUE" : "NUMBER_VALUE", shape),
        _ => WrongToken("STRING_VALUE", shape),
    };

    private static ServiceFault WrongToken(string token, Shape shape) => Faults.Serialization($"{token} cannot be converted to {shape.ShortName}");

    private static ServiceFault WrongCollection(string type) => Faults.Serialization("Unrecognized collection type " + type);
}
