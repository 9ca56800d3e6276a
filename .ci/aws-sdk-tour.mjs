// A client no one here wrote: creates a table with an index, writes, queries the index, updates with a condition.
import assert from "node:assert/strict";
import {
  CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand, UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({
  endpoint: process.argv[2], region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const order = (id, date) => ({ OrderId: { S: id }, CustomerId: { S: "C1" }, OrderDate: { S: date }, Amount: { N: "10.50" } });

await client.send(new CreateTableCommand({
  TableName: "Orders", BillingMode: "PAY_PER_REQUEST",
  KeySchema: [{ AttributeName: "OrderId", KeyType: "HASH" }],
  AttributeDefinitions: ["OrderId", "CustomerId", "OrderDate"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
  GlobalSecondaryIndexes: [{
    IndexName: "CustomerIndex", Projection: { ProjectionType: "ALL" },
    KeySchema: [{ AttributeName: "CustomerId", KeyType: "HASH" }, { AttributeName: "OrderDate", KeyType: "RANGE" }],
  }],
}));
await client.send(new PutItemCommand({ TableName: "Orders", Item: order("O1", "2026-01-02") }));
await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: "Orders", Item: order("O2", "2026-01-01") } }] }));

const page = await client.send(new QueryCommand({
  TableName: "Orders", IndexName: "CustomerIndex", KeyConditionExpression: "CustomerId = :c", ExpressionAttributeValues: { ":c": { S: "C1" } },
}));
assert.deepEqual(page.Items.map((item) => item.OrderId.S), ["O2", "O1"]);

const update = (expected) => client.send(new UpdateItemCommand({
  TableName: "Orders", Key: { OrderId: { S: "O1" } }, UpdateExpression: "SET Amount = Amount + :one", ConditionExpression: "Amount = :expected",
  ExpressionAttributeValues: { ":one": { N: "1" }, ":expected": { N: expected } },
}));
await update("10.5");
await assert.rejects(update("10.5"), { name: "ConditionalCheckFailedException", message: "The conditional request failed" });
const read = await client.send(new GetItemCommand({ TableName: "Orders", Key: { OrderId: { S: "O1" } } }));
assert.equal(read.Item.Amount.N, "11.5");
console.log("tour done");
