using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FauxSql.AwsSdk.Backends;

/// <summary>The SDK's request, response and exception types as the protocol's JSON: their properties are named as on the wire.</summary>
internal static class AwsModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256,
        Converters = { new BinaryConverter(), new InstantConverter(), new ConstantConverterFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepMembersOnTheWire } },
    };

    /// <summary>Reads a request.</summary>
    /// <exception cref="JsonException">The type cannot hold the body.</exception>
    public static object Read(ReadOnlySpan<byte> body, Type type) =>
        JsonSerializer.Deserialize(body, type, Options) ?? throw new JsonException("The body is null.");

    public static byte[] Write(object response) => JsonSerializer.SerializeToUtf8Bytes(response, response.GetType(), Options);

    /// <summary>Writes what an exception of the SDK carries beside code and message, into an object already begun.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, Exception exception)
    {
        foreach (var member in JsonSerializer.SerializeToElement(exception, exception.GetType(), Options).EnumerateObject())
            member.WriteTo(writer);
    }

    // Members of the protocol are declared in the SDK's model, and all of them can be null: what cannot is the SDK's own book-keeping,
    // such as IsLSet.
    private static void KeepMembersOnTheWire(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (!IsOnTheWire(type.Properties[i]))
                type.Properties.RemoveAt(i);
        }
    }

    private static bool IsOnTheWire(JsonPropertyInfo property) =>
        property.DeclaringType.Namespace == typeof(AttributeValue).Namespace && property.PropertyType != typeof(bool);
}
