using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

// Gets one item, prints its name, and stays until its input ends, so that its memory can be looked at.
using var client = new AmazonDynamoDBClient(new BasicAWSCredentials("local", "local"), new AmazonDynamoDBConfig { ServiceURL = args[0] });
var key = new Dictionary<string, AttributeValue> { ["CategoryId"] = new(args[1]), ["ProductId"] = new(args[2]) };
var answer = await client.GetItemAsync(new GetItemRequest { TableName = "Products", Key = key });
Console.WriteLine(answer.Item["Name"].S);
Console.OpenStandardInput().ReadByte();
