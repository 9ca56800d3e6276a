using System.Collections.Frozen;

namespace FauxSql.Engine.Validation.Shapes;

/// <summary>
/// The shapes of requests, by operation; here those on items.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </summary>
internal static class RequestShapes
{
    private static readonly Shape Names = Shape.MapOf(Shape.Text);

    private static readonly Shape Conditions = Shape.MapOf(Shape.Structure(
        "Condition", ("AttributeValueList", Shape.Values), ("ComparisonOperator", Shape.Text)));

    private static readonly Shape Expected = Shape.MapOf(Shape.Structure(
        "ExpectedAttributeValue",
        ("Value", Shape.Value), ("Exists", Shape.Flag), ("ComparisonOperator", Shape.Text), ("AttributeValueList", Shape.Values)));

    private static readonly Shape Updates = Shape.MapOf(Shape.Structure(
        "AttributeValueUpdate", ("Value", Shape.Value), ("Action", Shape.Text)));

    private static readonly (string, Shape)[] Conditional =
    [
        ("ConditionExpression", Shape.Text), ("ExpressionAttributeNames", Names), ("ExpressionAttributeValues", Shape.Item),
        ("ReturnValuesOnConditionCheckFailure", Shape.Text),
    ];

    private static readonly (string, Shape)[] SingleWrite =
    [
        ("TableName", Shape.Text), ("ReturnValues", Shape.Text), ("ReturnConsumedCapacity", Shape.Text),
        ("ReturnItemCollectionMetrics", Shape.Text), ("Expected", Expected), ("ConditionalOperator", Shape.Text), .. Conditional,
    ];

    private static readonly (string, Shape)[] Page =
    [
        ("TableName", Shape.Text), ("IndexName", Shape.Text), ("Select", Shape.Text), ("AttributesToGet", Shape.Texts), ("Limit", Shape.Integer),
        ("ConsistentRead", Shape.Flag), ("ConditionalOperator", Shape.Text), ("ExclusiveStartKey", Shape.Item),
        ("ReturnConsumedCapacity", Shape.Text), ("ProjectionExpression", Shape.Text), ("FilterExpression", Shape.Text),
        ("ExpressionAttributeNames", Names), ("ExpressionAttributeValues", Shape.Item),
    ];

    private static readonly FrozenDictionary<string, Shape> ByOperation = new Dictionary<string, Shape>(TableRequestShapes.ByOperation, StringComparer.Ordinal)
    {
        ["PutItem"] = Shape.Structure("PutItemInput", [("Item", Shape.Item), .. SingleWrite]),
        ["DeleteItem"] = Shape.Structure("DeleteItemInput", [("Key", Shape.Item), .. SingleWrite]),
        ["UpdateItem"] = Shape.Structure(
            "UpdateItemInput", [("Key", Shape.Item), ("AttributeUpdates", Updates), ("UpdateExpression", Shape.Text), .. SingleWrite]),
        ["GetItem"] = Shape.Structure(
            "GetItemInput", [("TableName", Shape.Text), ("Key", Shape.Item), ("ReturnConsumedCapacity", Shape.Text), .. Reading()]),
        ["Query"] = Shape.Structure(
            "QueryInput",
            [("KeyConditions", Conditions), ("QueryFilter", Conditions), ("ScanIndexForward", Shape.Flag), ("KeyConditionExpression", Shape.Text), .. Page]),
        ["Scan"] = Shape.Structure(
            "ScanInput", [("ScanFilter", Conditions), ("Segment", Shape.Integer), ("TotalSegments", Shape.Integer), .. Page]),
        ["BatchGetItem"] = Shape.Structure(
            "BatchGetItemInput",
            ("RequestItems", Shape.MapOf(Shape.Structure("KeysAndAttributes", [("Keys", Shape.ListOf(Shape.Item)), .. Reading()]))),
            ("ReturnConsumedCapacity", Shape.Text)),
        ["BatchWriteItem"] = Shape.Structure(
            "BatchWriteItemInput",
            ("RequestItems", Shape.MapOf(Shape.ListOf(Shape.Structure(
                "WriteRequest",
                ("PutRequest", Shape.Structure("PutRequest", ("Item", Shape.Item))),
                ("DeleteRequest", Shape.Structure("DeleteRequest", ("Key", Shape.Item))))))),
            ("ReturnConsumedCapacity", Shape.Text),
            ("ReturnItemCollectionMetrics", Shape.Text)),
        ["TransactWriteItems"] = Shape.Structure(
            "TransactWriteItemsInput",
            ("TransactItems", Shape.ListOf(Shape.Structure(
                "TransactWriteItem",
                ("ConditionCheck", Shape.Structure("ConditionCheck", [("TableName", Shape.Text), ("Key", Shape.Item), .. Conditional])),
                ("Put", Shape.Structure("Put", [("TableName", Shape.Text), ("Item", Shape.Item), .. Conditional])),
                ("Delete", Shape.Structure("Delete", [("TableName", Shape.Text), ("Key", Shape.Item), .. Conditional])),
                ("Update", Shape.Structure(
                    "Update", [("TableName", Shape.Text), ("Key", Shape.Item), ("UpdateExpression", Shape.Text), .. Conditional]))))),
            ("ClientRequestToken", Shape.Text),
            ("ReturnConsumedCapacity", Shape.Text),
            ("ReturnItemCollectionMetrics", Shape.Text)),
        ["TransactGetItems"] = Shape.Structure(
            "TransactGetItemsInput",
            ("TransactItems", Shape.ListOf(Shape.Structure(
                "TransactGetItem",
                ("Get", Shape.Structure(
                    "Get",
                    ("TableName", Shape.Text), ("Key", Shape.Item), ("ProjectionExpression", Shape.Text), ("ExpressionAttributeNames", Names)))))),
            ("ReturnConsumedCapacity", Shape.Text)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The shape of an operation's requests; one of any members where none is written down.</summary>
    public static Shape Of(string operation) => ByOperation.GetValueOrDefault(operation, Shape.Open);

    private static (string, Shape)[] Reading() =>
    [
        ("AttributesToGet", Shape.Texts), ("ConsistentRead", Shape.Flag), ("ProjectionExpression", Shape.Text), ("ExpressionAttributeNames", Names),
    ];
}
