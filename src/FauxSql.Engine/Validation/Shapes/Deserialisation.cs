using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Shapes;

/// <summary>
/// The first check of a request, in one pass over its bytes: it is JSON, its strings are text, and every known member has the type it must
/// have. What is wrong here is a SerializationException, before anything is looked at as a whole. On the way it is noted where the values lie.
/// </summary>
internal static class Deserialisation
{
    /// <summary>How deep a body may be nested: an item 32 deep needs 70.</summary>
    public const int MaxDepth = 256;

    private const string Structure = "Start of structure or map found where not expected";

    private const string ParameterizedType =
        "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class "
        + "(sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module java.base of loader 'bootstrap')";

    /// <summary>Reads a body, which must not change as long as the request is in use.</summary>
    /// <exception cref="ServiceFault">The body cannot be read as a request of the operation.</exception>
    public static RequestText Read(ReadOnlyMemory<byte> body, string operation)
    {
        var request = new RequestText(body);
        try
        {
            Read(body.Span, RequestShapes.Of(operation), request);
            return request;
        }
        catch (Exception e)
        {
            request.Dispose();
            if (e is JsonException)
                throw Faults.Serialization(null);
            throw;
        }
    }

    private static void Read(ReadOnlySpan<byte> body, Shape shape, RequestText request)
    {
        if (!Utf8.IsValid(body))
            throw Faults.Serialization("The request body is not text in UTF-8");
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        Read(ref reader, shape, isMember: true, default, request);
        while (reader.Read())
        {
            // Nothing may follow; the reader refuses what does.
        }
    }

    private static void Read(ref Utf8JsonReader reader, Shape shape, bool isMember, PartName name, RequestText request)
    {
        var note = request.Open(ref reader, name);
        Check(ref reader, shape, isMember, shape == Shape.Value ? null : request);
        request.Close(ref reader, note);
    }

    private static void CheckPart(ref Utf8JsonReader reader, Shape shape, bool isMember, PartName name, RequestText? notes)
    {
        if (notes is null)
            Check(ref reader, shape, isMember, notes);
        else
            Read(ref reader, shape, isMember, name, notes);
    }

    private static void Check(ref Utf8JsonReader reader, Shape shape, bool isMember, RequestText? notes)
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
                CheckList(ref reader, shape, isMember, notes);
                break;
            case ShapeKind.Map:
                CheckMap(ref reader, shape, isMember, notes);
                break;
            case ShapeKind.Any:
                CheckAny(ref reader, notes!);
                break;
            default:
                CheckStructure(ref reader, shape, isMember, notes);
                break;
        }
    }

    private static void CheckStructure(ref Utf8JsonReader reader, Shape shape, bool isMember, RequestText? notes)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            throw WrongCollection("class " + shape.TypeName);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Faults.Serialization(isMember ? "Unexpected field type" : "Unexpected value type in payload");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckEscapes(ref reader);
            var name = PartName.At(ref reader);
            var member = shape.MemberOf(reader.ValueIsEscaped ? System.Text.Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan);
            reader.Read();
            if (member is { } known)
                CheckPart(ref reader, known.Shape, isMember: true, PartName.Of(known.Name), notes);
            else if (shape.Element is { } other)
                CheckPart(ref reader, other, isMember: true, name, notes);
            else
                CheckIgnored(ref reader);
        }
    }

    private static void CheckMap(ref Utf8JsonReader reader, Shape shape, bool isMember, RequestText? notes)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            throw WrongCollection(shape.TypeName);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Faults.Serialization(isMember ? "Unexpected field type" : ParameterizedType);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CheckEscapes(ref reader);
            var name = PartName.At(ref reader);
            reader.Read();
            CheckPart(ref reader, shape.Element!, isMember: false, name, notes);
        }
    }

    private static void CheckList(ref Utf8JsonReader reader, Shape shape, bool isMember, RequestText? notes)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            throw Faults.Serialization(Structure);
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Faults.Serialization(isMember ? "Unexpected field type" : ParameterizedType);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            CheckPart(ref reader, shape.Element!, isMember: false, default, notes);
    }

    private static void CheckText(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType == JsonTokenType.String)
            CheckEscapes(ref reader);
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
        CheckEscapes(ref reader);
        if (FlagWords.Parse(reader.GetString()!) is null)
            throw Faults.Serialization("Unexpected token received from parser");
    }

    private static void CheckBlob(ref Utf8JsonReader reader, Shape shape)
    {
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            throw WrongScalar(ref reader, shape);
        if (reader.TokenType != JsonTokenType.String)
            throw Faults.Serialization("only base-64-encoded strings are convertible to bytes");
        CheckEscapes(ref reader);
        if (!reader.ValueIsEscaped && reader.ValueSpan.Length % 4 == 0 && Base64.IsValid(reader.ValueSpan))
            return;
        var text = reader.GetString()!;
        if (text.Length % 4 != 0)
            throw Faults.Serialization($"Base64 encoded length is expected a multiple of 4 bytes but found: {text.Length}");
        if (text.Any(char.IsWhiteSpace) || !reader.TryGetBytesFromBase64(out _))
            throw Faults.Serialization("Invalid last non-pad Base64 character dectected");
    }

    // What has no shape written down is checked where it is used.
    private static void CheckAny(ref Utf8JsonReader reader, RequestText notes)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            CheckMap(ref reader, Shape.Anything, isMember: true, notes);
        else if (reader.TokenType == JsonTokenType.StartArray)
            CheckList(ref reader, Shape.Anything, isMember: true, notes);
        else if (reader.TokenType == JsonTokenType.String)
            CheckEscapes(ref reader);
    }

    // Members that nobody knows are ignored, but must be JSON and text all the same.
    private static void CheckIgnored(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
            CheckEscapes(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;
        for (var depth = reader.CurrentDepth; reader.Read() && reader.CurrentDepth > depth;)
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                CheckEscapes(ref reader);
    }

    // What stands there as it is has been found to be text with the whole body.
    private static void CheckEscapes(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return;
        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Faults.Serialization("A string in the request body is not text: half of a surrogate pair");
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
