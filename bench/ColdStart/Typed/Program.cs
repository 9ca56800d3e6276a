using ColdStart.Typed;
using FauxSql.Http;

// Gets one item, prints its name, and stays until its input ends, so that its memory can be looked at.
await using var endpoint = DynamoEndpoint.At(args[0]);
var product = await new CatalogDb(endpoint).Products.GetAsync(args[1], args[2]);
Console.WriteLine(product.Name);
Console.OpenStandardInput().ReadByte();
