using AotSmoke;
using FauxSql.Engine;
using FauxSql.Http;
using Shop;

// The engine in this process, and if an address is given, the endpoint there, which must be empty.
await using (var engine = EmbeddedDynamo.InMemory())
    await Tour.RunAsync(new ShopDb(engine));
if (args is [var address])
{
    await using var endpoint = DynamoEndpoint.At(address);
    await Tour.RunAsync(new ShopDb(endpoint));
}

Console.WriteLine("ok");
