using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop;
using ShopApi.Http;

namespace ShopApi.Orders;

internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders");
        orders.MapGet("/{orderId}", GetAsync).WithSummary("An order with its customer, its items and their products").ProducesProblem(404);
        orders.MapPost("/", PlaceAsync).WithSummary("Places an order; with an Idempotency-Key once, however often it is sent").ProducesValidationProblem().ProducesProblem(422);
        orders.MapPatch("/{orderId}", ChangeAsync).WithSummary("Changes the order whose ETag If-Match names").ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
        orders.MapDelete("/{orderId}", DeleteAsync).WithSummary("Deletes the order whose ETag If-Match names, with its items").ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
    }

    private static async Task<Order> GetAsync(ShopDb db, HttpContext http, string orderId, CancellationToken cancellation)
    {
        var order = await db.Orders.GetAsync(orderId, o => [o.Customer, o.Items.With(i => i.Product)], cancellation);
        EntityTag.Set(http, order.Version);
        return order;
    }

    private static Task<Results<Created<Order>, ProblemHttpResult>> PlaceAsync(
        OrderDesk desk, OrderForm form, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, CancellationToken cancellation) =>
        desk.PlaceAsync(form, idempotencyKey, cancellation);

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> ChangeAsync(
        ShopDb db, HttpContext http, string orderId, OrderChange change, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken cancellation)
    {
        if (!EntityTag.TryRead(ifMatch, out var version, out var problem))
            return problem;
        var changed = await db.Orders.Update(orderId).Set(o => o.Status, change.Status).If(o => o.Version == version).RunAsync(cancellation);
        EntityTag.Set(http, changed.Version);
        return TypedResults.Ok(changed);
    }

    // In one transaction, so that no item outlives its order and no order that somebody has just changed is lost.
    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        ShopDb db, string orderId, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken cancellation)
    {
        if (!EntityTag.TryRead(ifMatch, out var version, out var problem))
            return problem;
        var order = await db.Orders.GetAsync(orderId, o => o.Items, cancellation);
        await db.TransactAsync(
            t =>
            {
                t.Delete(order with { Version = version });
                foreach (var item in order.Items!)
                    t.Delete(item);
            },
            cancellationToken: cancellation);
        return TypedResults.NoContent();
    }
}
