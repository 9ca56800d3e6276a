using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.Runtime;
using ColdStart.SdkContext;

// Gets one item, prints its name, and stays until its input ends, so that its memory can be looked at.
using var client = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = args[0] });
using var context = new DynamoDBContextBuilder()
    .WithDynamoDBClient(() => client)
    .ConfigureContext(settings => settings.DisableFetchingTableMetadata = true)
    .Build();
var product = await context.LoadAsync<Product>(args[1], args[2]);
Console.WriteLine(product.Name);
Console.OpenStandardInput().ReadByte();
