using System.ComponentModel.DataAnnotations;
using Shop;
using ShopApi.Http;

namespace ShopApi.Products;

internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        var products = app.MapGroup("/products").WithTags("Products");
        products.MapGet("/", ListAsync).WithSummary("Products, a page at a time").ProducesProblem(400);
        products.MapGet("/{productId}", GetAsync).WithSummary("A product").ProducesProblem(404);
    }

    // A shop of 200 products may read its whole table; one of a million needs an index for what its customers look for.
    private static async Task<Listing<Product>> ListAsync(ShopDb db, HttpContext http, string? cursor, CancellationToken cancellation, [Range(1, 100)] int limit = 20) =>
        Listing<Product>.Of(await db.Products.Scan().PageAsync(limit, cursor, cancellation), http);

    private static Task<Product> GetAsync(ShopDb db, string productId, CancellationToken cancellation) => db.Products.GetAsync(productId, cancellationToken: cancellation);
}
