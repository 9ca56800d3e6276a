using System.Globalization;
using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using OrderLambda.Http;
using Shop;

namespace OrderLambda;

/// <summary>Reads and places orders: <c>GET /orders/{orderId}</c> and <c>PUT /orders/{orderId}</c>.</summary>
internal sealed class OrderFunction(ShopDb db)
{
    private const string OrderId = "orderId";

    public async Task<HttpApiAnswer> HandleAsync(HttpApiEvent request, CancellationToken cancellationToken)
    {
        try
        {
            return request.RouteKey switch
            {
                "GET /orders/{orderId}" => HttpApiAnswer.Of(200, await db.Orders.GetAsync(IdOf(request), o => o.Items, cancellationToken), LambdaJson.Default.Order),
                "PUT /orders/{orderId}" => HttpApiAnswer.Of(201, await PlaceAsync(request, cancellationToken), LambdaJson.Default.Order),
                _ => HttpApiAnswer.Refused(404, "There is no such route", $"{request.RouteKey} is not served here."),
            };
        }
        catch (ItemNotFoundException missing)
        {
            return HttpApiAnswer.Refused(404, "There is no such order", missing.Message);
        }
        catch (TransactionFailedException failed) when (failed.Failures.Any(failure => failure.Reason is ItemExistsException))
        {
            return HttpApiAnswer.Refused(409, "The order exists already", failed.Failures[0].Reason.Message);
        }
        catch (Exception wrong) when (wrong is JsonException or EntityValidationException or InvalidKeyException or UnstorableValueException or InvalidTransactionException)
        {
            return HttpApiAnswer.Refused(400, "The order is not valid", wrong.Message);
        }
    }

    private async Task<Order> PlaceAsync(HttpApiEvent request, CancellationToken cancellationToken)
    {
        var form = JsonSerializer.Deserialize(BodyOf(request), LambdaJson.Default.OrderForm) ?? throw new JsonException("The body is null.");
        var order = OrderOf(IdOf(request), DateTimeOffset.FromUnixTimeMilliseconds(request.RequestContext.TimeEpoch), form);
        var placed = await db.TransactAsync(
            t =>
            {
                t.InsertAll(order.Items!);
                return t.Insert(order);
            },
            cancellationToken: cancellationToken);
        return placed with { Items = order.Items };
    }

    private static Order OrderOf(string orderId, DateTimeOffset date, OrderForm form)
    {
        var items = form.Items.Select((line, i) => new OrderItem
        {
            OrderId = orderId,
            ItemId = (i + 1).ToString("00", CultureInfo.InvariantCulture),
            ProductId = line.ProductId,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
        }).ToList();
        return new Order { OrderId = orderId, CustomerId = form.CustomerId, OrderDate = date, Total = items.Sum(item => item.Quantity * item.UnitPrice), Items = items };
    }

    private static string IdOf(HttpApiEvent request) => request.PathParameters?.GetValueOrDefault(OrderId) ?? "";

    private static string BodyOf(HttpApiEvent request) => (request.Body, request.IsBase64Encoded) switch
    {
        (null, _) => throw new JsonException("There is no body."),
        (var body, true) => Encoding.UTF8.GetString(Convert.FromBase64String(body)),
        (var body, false) => body,
    };
}
