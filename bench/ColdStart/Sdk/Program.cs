using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using ColdStart.Sdk;

// Gets one item, by the object persistence model or by the client alone, prints its name, and stays until its input ends, so that its memory can be looked at.
using var client = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = args[0] });
Console.WriteLine(args is [_, _, _, "context"] ? await FromContextAsync() : await FromClientAsync());
Console.OpenStandardInput().ReadByte();

async Task<string> FromContextAsync()
{
    using var context = new DynamoDBContextBuilder()
        .WithDynamoDBClient(() => client)
        .ConfigureContext(settings => settings.DisableFetchingTableMetadata = true)
        .Build();
    return (await context.LoadAsync<Product>(args[1], args[2])).Name;
}

async Task<string> FromClientAsync()
{
    var key = new Dictionary<string, AttributeValue> { ["CategoryId"] = new(args[1]), ["ProductId"] = new(args[2]) };
    return (await client.GetItemAsync(new GetItemRequest { TableName = "Products", Key = key })).Item["Name"].S;
}
