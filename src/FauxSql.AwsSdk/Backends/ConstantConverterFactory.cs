using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace FauxSql.AwsSdk.Backends;

/// <summary>The SDK's enumerations, which hold any text, so that a value unknown to the SDK survives.</summary>
internal sealed class ConstantConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ConstantConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class ConstantConverter<T> : JsonConverter<T>
        where T : ConstantClass
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? (T)Activator.CreateInstance(typeof(T), reader.GetString())!
                : throw new JsonException($"A {typeof(T).Name} is a string.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
