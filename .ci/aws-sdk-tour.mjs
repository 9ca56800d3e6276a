// A client no one here wrote, @aws-sdk/client-dynamodb, tries every operation. Argument: the endpoint.
import assert from "node:assert/strict";
import {
  BatchGetItemCommand, BatchWriteItemCommand, CreateTableCommand, DeleteItemCommand, DeleteTableCommand, DescribeContinuousBackupsCommand,
  DescribeEndpointsCommand, DescribeLimitsCommand, DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient, GetItemCommand,
  ListTablesCommand, ListTagsOfResourceCommand, PutItemCommand, QueryCommand, ScanCommand, TagResourceCommand, TransactGetItemsCommand,
  TransactWriteItemsCommand, UntagResourceCommand, UpdateContinuousBackupsCommand, UpdateItemCommand, UpdateTableCommand,
  UpdateTimeToLiveCommand, paginateQuery, paginateScan, waitUntilTableExists, waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";

const TableName = "Orders";
const client = new DynamoDBClient({
  endpoint: process.argv[2], region: "eu-west-1", credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
const send = (Command, input) => client.send(new Command(input));
const key = (id) => ({ OrderId: { S: id } });
const order = (id, date) => ({ ...key(id), CustomerId: { S: "C1" }, OrderDate: { S: date }, Amount: { N: "10.50" } });
const ids = (items) => items.map((item) => item.OrderId.S);

async function collect(pages, items = (page) => page.Items) {
  const all = [];
  for await (const page of pages) all.push(...items(page));
  return all;
}

const steps = {
  async "a table with an index is created and described"() {
    await send(CreateTableCommand, {
      TableName, BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "OrderId", KeyType: "HASH" }],
      AttributeDefinitions: ["OrderId", "CustomerId", "OrderDate"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      GlobalSecondaryIndexes: [{
        IndexName: "CustomerIndex", Projection: { ProjectionType: "ALL" },
        KeySchema: [{ AttributeName: "CustomerId", KeyType: "HASH" }, { AttributeName: "OrderDate", KeyType: "RANGE" }],
      }],
    });
    await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName });
    const { Table } = await send(DescribeTableCommand, { TableName });
    assert.equal(Table.TableStatus, "ACTIVE");
    assert.ok(Table.CreationDateTime instanceof Date);
    assert.deepEqual(Table.GlobalSecondaryIndexes.map((index) => index.IndexName), ["CustomerIndex"]);
    assert.deepEqual((await send(ListTablesCommand, {})).TableNames, [TableName]);
    await assert.rejects(send(DescribeTableCommand, { TableName: "Missing" }), { name: "ResourceNotFoundException" });
  },

  async "values of every type come back as they were put"() {
    const Item = {
      ...order("O1", "2026-01-02"), Binary: { B: new Uint8Array([0, 1, 255]) }, Yes: { BOOL: true }, Nothing: { NULL: true },
      List: { L: [{ S: "a" }, { L: [] }] }, Map: { M: { inner: { M: {} } } }, Texts: { SS: ["a", "b"] }, Numbers: { NS: ["1", "2.5"] },
      Binaries: { BS: [new Uint8Array([1])] }, Long: { N: "12345678901234567890.123456789" },
    };
    await send(PutItemCommand, { TableName, Item });
    const read = await send(GetItemCommand, { TableName, Key: key("O1"), ConsistentRead: true });
    const sorted = (item) => ({ ...item, Texts: { SS: item.Texts.SS.toSorted() }, Numbers: { NS: item.Numbers.NS.toSorted() } });
    assert.deepEqual(sorted(read.Item), { ...Item, Amount: { N: "10.5" } });
    assert.equal((await send(GetItemCommand, { TableName, Key: key("missing") })).Item, undefined);
    const projected = await send(GetItemCommand, { TableName, Key: key("O1"), ProjectionExpression: "#m.#i, #l[0]", ExpressionAttributeNames: { "#m": "Map", "#i": "inner", "#l": "List" } });
    assert.deepEqual(projected.Item, { Map: { M: { inner: { M: {} } } }, List: { L: [{ S: "a" }] } });
  },

  async "an index is queried in its order, page by page"() {
    await send(PutItemCommand, { TableName, Item: order("O2", "2026-01-01") });
    await send(PutItemCommand, { TableName, Item: order("O3", "2026-01-03") });
    const query = {
      TableName, IndexName: "CustomerIndex", KeyConditionExpression: "CustomerId = :c AND OrderDate BETWEEN :a AND :b",
      ExpressionAttributeValues: { ":c": { S: "C1" }, ":a": { S: "2026-01-01" }, ":b": { S: "2026-01-31" } },
    };
    assert.deepEqual(ids((await send(QueryCommand, query)).Items), ["O2", "O1", "O3"]);
    assert.deepEqual(ids((await send(QueryCommand, { ...query, ScanIndexForward: false })).Items), ["O3", "O1", "O2"]);
    assert.deepEqual(ids(await collect(paginateQuery({ client, pageSize: 1 }, { ...query }))), ["O2", "O1", "O3"]);
    assert.equal((await send(QueryCommand, { ...query, Select: "COUNT" })).Count, 3);
  },

  async "an update obeys its condition"() {
    const update = (expected) => send(UpdateItemCommand, {
      TableName, Key: key("O1"), UpdateExpression: "SET Amount = Amount + :one", ConditionExpression: "Amount = :expected",
      ExpressionAttributeValues: { ":one": { N: "1" }, ":expected": { N: expected } }, ReturnValues: "UPDATED_NEW",
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    assert.deepEqual((await update("10.5")).Attributes, { Amount: { N: "11.5" } });
    await assert.rejects(update("10.5"), (error) => {
      assert.equal(error.name, "ConditionalCheckFailedException");
      assert.equal(error.message, "The conditional request failed");
      assert.deepEqual(error.Item.Amount, { N: "11.5" });
      return true;
    });
  },

  async "batches write and read"() {
    const puts = Array.from({ length: 25 }, (_, i) => ({ PutRequest: { Item: order(`B${i}`, "2026-02-01") } }));
    assert.deepEqual((await send(BatchWriteItemCommand, { RequestItems: { [TableName]: puts } })).UnprocessedItems, {});
    const Keys = Array.from({ length: 30 }, (_, i) => key(`B${i}`));
    const read = await send(BatchGetItemCommand, { RequestItems: { [TableName]: { Keys, ProjectionExpression: "OrderId" } } });
    assert.equal(read.Responses[TableName].length, 25);
    const deletes = Array.from({ length: 25 }, (_, i) => ({ DeleteRequest: { Key: key(`B${i}`) } }));
    await send(BatchWriteItemCommand, { RequestItems: { [TableName]: deletes } });
  },

  async "a scan reads every segment, and filters"() {
    const segments = await Promise.all([0, 1, 2].map((Segment) => collect(paginateScan({ client }, { TableName, Segment, TotalSegments: 3 }))));
    assert.deepEqual(ids(segments.flat()).toSorted(), ["O1", "O2", "O3"]);
    const filtered = await send(ScanCommand, {
      TableName, FilterExpression: "Amount > :a AND attribute_type(#b, :b)", ExpressionAttributeNames: { "#b": "Binary" }, ExpressionAttributeValues: { ":a": { N: "11" }, ":b": { S: "B" } },
    });
    assert.deepEqual(ids(filtered.Items), ["O1"]);
    assert.equal(filtered.ScannedCount, 3);
  },

  async "a transaction writes all or nothing, once for its token"() {
    const add = { Update: {
      TableName, Key: key("O2"), UpdateExpression: "ADD Amount :one", ExpressionAttributeValues: { ":one": { N: "1" } },
    } };
    const check = (ConditionExpression) => ({ ConditionCheck: { TableName, Key: key("O1"), ConditionExpression } });
    await assert.rejects(send(TransactWriteItemsCommand, { TransactItems: [add, check("attribute_not_exists(OrderId)")] }), (error) => {
      assert.equal(error.name, "TransactionCanceledException");
      assert.deepEqual(error.CancellationReasons.map((reason) => reason.Code), ["None", "ConditionalCheckFailed"]);
      return true;
    });
    const ClientRequestToken = "a-token-of-this-tour";
    for (let i = 0; i < 2; i++)
      await send(TransactWriteItemsCommand, { ClientRequestToken, TransactItems: [add, check("attribute_exists(OrderId)")] });
    assert.equal((await send(GetItemCommand, { TableName, Key: key("O2") })).Item.Amount.N, "11.5");
  },

  async "a transaction reads in the order asked for"() {
    const TransactItems = ["O2", "missing", "O1"].map((id) => ({ Get: { TableName, Key: key(id), ProjectionExpression: "OrderId" } }));
    const { Responses } = await send(TransactGetItemsCommand, { TransactItems });
    assert.deepEqual(Responses.map((response) => response.Item?.OrderId.S), ["O2", undefined, "O1"]);
  },

  async "an index is added to the filled table and removed"() {
    const update = (change) => send(UpdateTableCommand, {
      TableName, AttributeDefinitions: [{ AttributeName: "OrderDate", AttributeType: "S" }], GlobalSecondaryIndexUpdates: [change],
    });
    const until = async (reached) => {
      while (!reached((await send(DescribeTableCommand, { TableName })).Table)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await update({ Create: {
      IndexName: "DateIndex", KeySchema: [{ AttributeName: "OrderDate", KeyType: "HASH" }], Projection: { ProjectionType: "KEYS_ONLY" },
    } });
    await until((table) => table.GlobalSecondaryIndexes.length === 2 && table.GlobalSecondaryIndexes.every((index) => index.IndexStatus === "ACTIVE"));
    const { Items } = await send(QueryCommand, {
      TableName, IndexName: "DateIndex", KeyConditionExpression: "OrderDate = :d", ExpressionAttributeValues: { ":d": { S: "2026-01-03" } },
    });
    assert.deepEqual(ids(Items), ["O3"]);
    await update({ Delete: { IndexName: "DateIndex" } });
    await until((table) => table.GlobalSecondaryIndexes.length === 1);
  },

  async "tags, time to live, backups and limits are kept and described"() {
    const { TableArn: ResourceArn } = (await send(DescribeTableCommand, { TableName })).Table;
    await send(TagResourceCommand, { ResourceArn, Tags: [{ Key: "team", Value: "shop" }, { Key: "old", Value: "1" }] });
    await send(UntagResourceCommand, { ResourceArn, TagKeys: ["old"] });
    assert.deepEqual((await send(ListTagsOfResourceCommand, { ResourceArn })).Tags, [{ Key: "team", Value: "shop" }]);
    await send(UpdateTimeToLiveCommand, { TableName, TimeToLiveSpecification: { AttributeName: "Until", Enabled: true } });
    assert.equal((await send(DescribeTimeToLiveCommand, { TableName })).TimeToLiveDescription.AttributeName, "Until");
    await send(UpdateContinuousBackupsCommand, { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
    const backups = await send(DescribeContinuousBackupsCommand, { TableName });
    assert.equal(backups.ContinuousBackupsDescription.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus, "ENABLED");
    assert.ok((await send(DescribeLimitsCommand, {})).AccountMaxReadCapacityUnits > 0);
    assert.ok((await send(DescribeEndpointsCommand, {})).Endpoints.length > 0);
  },

  async "wrong requests are refused in the service's words"() {
    await assert.rejects(send(GetItemCommand, { TableName, Key: { Other: { S: "1" } } }), {
      name: "ValidationException", message: "The provided key element does not match the schema",
    });
    await assert.rejects(send(PutItemCommand, { TableName, Item: { ...key("O9"), Big: { S: "x".repeat(410_000) } } }), { name: "ValidationException" });
  },

  async "an item and the table are deleted"() {
    const { Attributes } = await send(DeleteItemCommand, { TableName, Key: key("O3"), ReturnValues: "ALL_OLD" });
    assert.equal(Attributes.OrderDate.S, "2026-01-03");
    await send(DeleteTableCommand, { TableName });
    await waitUntilTableNotExists({ client, maxWaitTime: 20, minDelay: 1 }, { TableName });
  },
};

for (const [name, step] of Object.entries(steps)) {
  await step();
  console.log(`ok: ${name}`);
}
