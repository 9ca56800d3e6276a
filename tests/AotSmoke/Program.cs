using AotSmoke;
using AotSmoke.Payments;
using FauxSql.Engine;
using FauxSql.Http;
using Shop;

// The engine in this process, and if an address is given, the endpoint there, which must be empty.
await using (var engine = EmbeddedDynamo.InMemory())
{
    await Tour.RunAsync(new ShopDb(engine));
    await SubtypeTour.RunAsync(new PaymentDb(engine));
}

if (args is [var address])
{
    await using var endpoint = DynamoEndpoint.At(address);
    await Tour.RunAsync(new ShopDb(endpoint));
    await SubtypeTour.RunAsync(new PaymentDb(endpoint));
}

Console.WriteLine("ok");
