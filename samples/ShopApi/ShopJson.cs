using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Shop;
using ShopApi.Customers;
using ShopApi.Http;
using ShopApi.Orders;

namespace ShopApi;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Listing<Customer>))]
[JsonSerializable(typeof(Listing<Order>))]
[JsonSerializable(typeof(Listing<Product>))]
[JsonSerializable(typeof(CustomerForm))]
[JsonSerializable(typeof(OrderForm))]
[JsonSerializable(typeof(OrderChange))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(HttpValidationProblemDetails))]
internal sealed partial class ShopJson : JsonSerializerContext;
