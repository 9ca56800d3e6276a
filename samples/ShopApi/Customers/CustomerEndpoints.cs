using System.ComponentModel.DataAnnotations;
using FauxSql;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Shop;
using ShopApi.Http;

namespace ShopApi.Customers;

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder app)
    {
        var customers = app.MapGroup("/customers").WithTags("Customers");
        customers.MapGet("/", ListAsync).WithSummary("Customers, a page at a time").ProducesProblem(400);
        customers.MapGet("/{customerId}", GetAsync).WithSummary("A customer with the newest orders and their items").ProducesProblem(404);
        customers.MapGet("/{customerId}/orders", OrdersAsync).WithSummary("A customer's orders, newest first, a page at a time").ProducesProblem(400);
        customers.MapPost("/", AddAsync).WithSummary("Adds a customer").ProducesValidationProblem().ProducesProblem(409).ProducesProblem(422);
        customers.MapPut("/{customerId}", EditAsync).WithSummary("Changes the customer whose ETag If-Match names")
            .ProducesValidationProblem().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Listing<Customer>> ListAsync(ShopDb db, HttpContext http, string? cursor, CancellationToken cancellation, [Range(1, 100)] int limit = 20) =>
        Listing<Customer>.Of(await db.Customers.Scan().PageAsync(limit, cursor, cancellation), http);

    private static async Task<Customer> GetAsync(ShopDb db, HttpContext http, string customerId, CancellationToken cancellation)
    {
        var customer = await db.Customers.GetAsync(customerId, c => c.Orders.Newest().Take(5).With(o => o.Items), cancellation);
        EntityTag.Set(http, customer.Version);
        return customer;
    }

    private static async Task<Listing<Order>> OrdersAsync(
        ShopDb db, HttpContext http, string customerId, OrderStatus? status, string? cursor, CancellationToken cancellation, [Range(1, 100)] int limit = 20)
    {
        var orders = db.Orders.ByCustomer(customerId).Newest();
        if (status is { } wanted)
            orders = orders.Where(o => o.Status == wanted);
        return Listing<Order>.Of(await orders.PageAsync(limit, cursor, cancellation), http);
    }

    private static async Task<Created<Customer>> AddAsync(ShopDb db, HttpContext http, TimeProvider time, CustomerForm form, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var customer = await db.Customers.InsertAsync(
            new Customer { CustomerId = $"C{Guid.CreateVersion7(now):N}", Email = form.Email, Name = form.Name, Addresses = form.Addresses ?? [], JoinedAt = now }, cancellation);
        EntityTag.Set(http, customer.Version);
        return TypedResults.Created($"/customers/{customer.CustomerId}", customer);
    }

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> EditAsync(
        ShopDb db, HttpContext http, string customerId, CustomerForm form, [FromHeader(Name = "If-Match")] string? ifMatch, CancellationToken cancellation)
    {
        if (!EntityTag.TryRead(ifMatch, out var version, out var problem))
            return problem;
        var stored = await db.Customers.GetAsync(customerId, cancellationToken: cancellation);
        var saved = await db.Customers.SaveAsync(stored with { Email = form.Email, Name = form.Name, Addresses = form.Addresses ?? [], Version = version }, cancellation);
        EntityTag.Set(http, saved.Version);
        return TypedResults.Ok(saved);
    }
}
