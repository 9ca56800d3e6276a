using System.Text.Json.Serialization;
using OrderLambda.Http;
using OrderLambda.Runtime;
using Shop;

namespace OrderLambda;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HttpApiEvent))]
[JsonSerializable(typeof(HttpApiAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(FunctionError))]
[JsonSerializable(typeof(OrderForm))]
[JsonSerializable(typeof(Order))]
internal sealed partial class LambdaJson : JsonSerializerContext;
