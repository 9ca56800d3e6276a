using System.Text.RegularExpressions;

namespace ShopApi.Tests;

public sealed partial class DocumentTests(SampleShop shop)
{
    [Fact]
    public async Task The_OpenAPI_document_has_every_path_with_its_answers()
    {
        var answer = await shop.Api.GetAsync("/openapi/v1.json");
        var paths = answer.Json["paths"]!.AsObject();
        Assert.Equal(
            ["/customers", "/customers/{customerId}", "/customers/{customerId}/orders", "/orders", "/orders/{orderId}", "/products", "/products/{productId}"],
            paths.Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["200", "400", "404", "409", "412", "422", "428"], paths["/customers/{customerId}"]!["put"]!["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal));
        Assert.Contains(paths["/orders/{orderId}"]!["patch"]!["parameters"]!.AsArray(), parameter => parameter!["name"]!.GetValue<string>() == "If-Match");
        Assert.Equal("#/components/schemas/ListingOfOrder", paths["/customers/{customerId}/orders"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_OpenAPI_page_is_served_with_all_that_it_needs()
    {
        Assert.Equal("/docs", (await shop.Api.GetAsync("/")).Headers.Location?.ToString());
        var page = await shop.Api.GetAsync("/docs/");
        Assert.Equal((200, "text/html"), (page.Status, page.MediaType));
        Assert.DoesNotContain("://", page.Text, StringComparison.Ordinal);
        var scripts = Scripts().Matches(page.Text);
        Assert.NotEmpty(scripts);
        foreach (var script in scripts.Select(match => match.Groups[1].Value))
            Assert.Equal(200, (await shop.Api.GetAsync("/docs/" + script)).Status);
    }

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scripts();
}
