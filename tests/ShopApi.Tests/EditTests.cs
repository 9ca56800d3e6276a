namespace ShopApi.Tests;

public sealed class EditTests : IAsyncLifetime
{
    private static readonly object Teapot = new { productId = "P1", quantity = 2 };

    private Api _api = null!;

    public async ValueTask InitializeAsync()
    {
        _api = await Api.StartAsync();
        await _api.Db.Products.InsertAsync(new() { ProductId = "P1", Name = "Teapot", Price = 12.5m });
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_customer_is_added_and_changed_with_its_ETag()
    {
        var added = await AddAsync("ada@example.com");
        Assert.Equal((201, "\"1\""), (added.Status, added.ETag));
        var address = added.Headers.Location!.ToString();

        var edited = await EditAsync(address, "ada@example.org", added.ETag!);
        Assert.Equal((200, "\"2\""), (edited.Status, edited.ETag));
        var read = await _api.GetAsync(address);
        Assert.Equal(("\"2\"", "ada@example.org"), (read.ETag, read.Json["email"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_second_of_two_who_edit_at_once_is_told()
    {
        var address = (await AddAsync("ada@example.com")).Headers.Location!.ToString();
        Assert.Equal(200, (await EditAsync(address, "first@example.com", "\"1\"")).Status);
        (await EditAsync(address, "second@example.com", "\"1\"")).Problem(412, "version-conflict");
        Assert.Equal("first@example.com", (await _api.GetAsync(address)).Json["email"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public async Task A_change_without_a_version_is_refused(string ifMatch)
    {
        var address = (await AddAsync("ada@example.com")).Headers.Location!.ToString();
        (string, string)[] headers = ifMatch.Length > 0 ? [("If-Match", ifMatch)] : [];
        (await _api.SendAsync(HttpMethod.Put, address, FormOf("new@example.com"), headers)).Problem(428, "version-required");
        (await _api.SendAsync(HttpMethod.Patch, "/orders/O1", new { status = "Paid" }, headers)).Problem(428, "version-required");
        (await _api.SendAsync(HttpMethod.Delete, "/orders/O1", null, headers)).Problem(428, "version-required");
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("W/\"1\"")]
    [InlineData("1")]
    [InlineData("\"-1\"")]
    public async Task An_ETag_that_is_not_ours_is_another_version(string ifMatch)
    {
        var address = (await AddAsync("ada@example.com")).Headers.Location!.ToString();
        (await EditAsync(address, "new@example.com", ifMatch)).Problem(412, "version-conflict");
    }

    [Fact]
    public async Task A_value_that_is_taken_is_named()
    {
        await AddAsync("ada@example.com");
        Assert.Equal("Email", (await AddAsync("ada@example.com")).Problem(409, "taken")["attribute"]!.GetValue<string>());
        var other = await AddAsync("bea@example.com");
        (await EditAsync(other.Headers.Location!.ToString(), "ada@example.com", other.ETag!)).Problem(409, "taken");
    }

    [Fact]
    public async Task What_the_form_forbids_is_named()
    {
        var answer = await _api.SendAsync(HttpMethod.Post, "/customers", new { email = "nobody", name = "" });
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
        Assert.Equal(2, answer.Json["errors"]!.AsObject().Count);
    }

    [Fact]
    public async Task What_the_model_forbids_is_named()
    {
        var address = new { label = "Home", street = "1 Long Lane", postalCode = "12345", city = "Leeds" };
        var answer = await _api.SendAsync(HttpMethod.Post, "/customers", new { email = "a@example.com", name = "A", addresses = Enumerable.Repeat(address, 6) });
        Assert.Contains("Addresses", answer.Problem(422, "invalid")["problems"]![0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_a_problem()
    {
        var address = new { label = "Home", street = new string('x', 500_000), postalCode = "12345", city = "Leeds" };
        (await _api.SendAsync(HttpMethod.Post, "/customers", new { email = "a@example.com", name = "A", addresses = new[] { address } })).Problem(413, "too-large");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"status":"Lost"}""")]
    public async Task What_is_no_JSON_of_ours_is_a_problem(string body)
    {
        var answer = await _api.SendAsync(HttpMethod.Patch, "/orders/O1", body, ("If-Match", "\"1\""));
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.MediaType));
    }

    [Fact]
    public async Task An_order_is_placed_changed_and_deleted_with_its_items()
    {
        var customerId = (await AddAsync("ada@example.com")).Json["customerId"]!.GetValue<string>();
        var placed = await PlaceAsync(customerId, [Teapot, Teapot]);
        Assert.Equal((201, 50m), (placed.Status, placed.Json["total"]!.GetValue<decimal>()));
        var address = placed.Headers.Location!.ToString();

        var paid = await _api.SendAsync(HttpMethod.Patch, address, new { status = "Paid" }, ("If-Match", "\"1\""));
        Assert.Equal((200, "\"2\""), (paid.Status, paid.ETag));
        (await _api.SendAsync(HttpMethod.Patch, address, new { status = "Shipped" }, ("If-Match", "\"1\""))).Problem(412, "version-conflict");

        (await _api.SendAsync(HttpMethod.Delete, address, null, ("If-Match", "\"1\""))).Problem(412, "version-conflict");
        Assert.Equal(2, (await _api.GetAsync(address)).Json["items"]!.AsArray().Count);
        Assert.Equal(204, (await _api.SendAsync(HttpMethod.Delete, address, null, ("If-Match", "\"2\""))).Status);
        (await _api.GetAsync(address)).Problem(404, "not-found");
        Assert.Empty(await _api.Db.OrderItems.Scan().ToListAsync());
        (await _api.SendAsync(HttpMethod.Delete, address, null, ("If-Match", "\"2\""))).Problem(404, "not-found");
    }

    [Fact]
    public async Task An_order_sent_twice_with_one_key_is_placed_once()
    {
        var customerId = (await AddAsync("ada@example.com")).Json["customerId"]!.GetValue<string>();
        var first = await PlaceAsync(customerId, [Teapot], "k1");
        var again = await PlaceAsync(customerId, [Teapot], "k1");
        Assert.Equal((201, 201), (first.Status, again.Status));
        Assert.Equal((first.Headers.Location, 25m), (again.Headers.Location, again.Json["total"]!.GetValue<decimal>()));
        (await PlaceAsync(customerId, [Teapot, Teapot], "k1")).Problem(422, "idempotency-key");
        Assert.Equal(201, (await PlaceAsync(customerId, [Teapot], "k2")).Status);
        Assert.Equal(2, await _api.Db.Orders.ByCustomer(customerId).CountAsync());
    }

    [Fact]
    public async Task An_order_of_nobody_or_of_nothing_is_refused()
    {
        Assert.Contains("C9", (await PlaceAsync("C9", [Teapot])).Problem(422, "reference")["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        var customerId = (await AddAsync("ada@example.com")).Json["customerId"]!.GetValue<string>();
        Assert.Contains("P9", (await PlaceAsync(customerId, [Teapot, new { productId = "P9", quantity = 1 }])).Problem(422, "reference")["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull((await PlaceAsync(customerId, [])).Json["errors"]!["Items"]);
        Assert.NotNull((await PlaceAsync(customerId, [new { productId = "P1", quantity = 0 }])).Json["errors"]!["Items[0].Quantity"]);
    }

    private static object FormOf(string email) => new { email, name = "Ada" };

    private Task<Answer> AddAsync(string email) => _api.SendAsync(HttpMethod.Post, "/customers", FormOf(email));

    private Task<Answer> EditAsync(string address, string email, string ifMatch) => _api.SendAsync(HttpMethod.Put, address, FormOf(email), ("If-Match", ifMatch));

    private Task<Answer> PlaceAsync(string customerId, object[] items, string? key = null) =>
        _api.SendAsync(HttpMethod.Post, "/orders", new { customerId, items }, key is null ? [] : [("Idempotency-Key", key)]);
}
