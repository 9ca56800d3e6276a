namespace FauxSql.Engine.Validation.Shapes;

/// <summary>
/// The shapes of requests on tables and their settings.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
/// </summary>
internal static class TableRequestShapes
{
    private static readonly (string, Shape) TableName = ("TableName", Shape.Text);

    private static readonly (string, Shape) IndexName = ("IndexName", Shape.Text);

    private static readonly (string, Shape) ResourceArn = ("ResourceArn", Shape.Text);

    private static readonly (string, Shape) KeySchema =
        ("KeySchema", Shape.ListOf(Shape.Structure("KeySchemaElement", ("AttributeName", Shape.Text), ("KeyType", Shape.Text))));

    private static readonly (string, Shape) Projection =
        ("Projection", Shape.Structure("Projection", ("ProjectionType", Shape.Text), ("NonKeyAttributes", Shape.Texts)));

    private static readonly (string, Shape) Tags =
        ("Tags", Shape.ListOf(Shape.Structure("Tag", ("Key", Shape.Text), ("Value", Shape.Text))));

    private static readonly (string, Shape)[] Throughput =
    [
        ("ProvisionedThroughput", Shape.Structure("ProvisionedThroughput", ("ReadCapacityUnits", Shape.Long), ("WriteCapacityUnits", Shape.Long))),
        ("OnDemandThroughput", Shape.Structure("OnDemandThroughput", ("MaxReadRequestUnits", Shape.Long), ("MaxWriteRequestUnits", Shape.Long))),
        ("WarmThroughput", Shape.Structure("WarmThroughput", ("ReadUnitsPerSecond", Shape.Long), ("WriteUnitsPerSecond", Shape.Long))),
    ];

    // What both CreateTable and UpdateTable have.
    private static readonly (string, Shape)[] Settings =
    [
        TableName,
        ("AttributeDefinitions", Shape.ListOf(Shape.Structure("AttributeDefinition", ("AttributeName", Shape.Text), ("AttributeType", Shape.Text)))),
        ("BillingMode", Shape.Text),
        ("StreamSpecification", Shape.Structure("StreamSpecification", ("StreamEnabled", Shape.Flag), ("StreamViewType", Shape.Text))),
        ("SSESpecification", Shape.Structure("SSESpecification", ("Enabled", Shape.Flag), ("SSEType", Shape.Text), ("KMSMasterKeyId", Shape.Text))),
        ("TableClass", Shape.Text),
        ("DeletionProtectionEnabled", Shape.Flag),
        .. Throughput,
    ];

    /// <summary>The shapes by operation. Of members that are refused whatever they are it is enough that they are there.</summary>
    public static IReadOnlyDictionary<string, Shape> ByOperation { get; } = new Dictionary<string, Shape>(StringComparer.Ordinal)
    {
        ["CreateTable"] = Shape.Structure(
            "CreateTableInput",
            [
                KeySchema,
                ("LocalSecondaryIndexes", Shape.ListOf(Shape.Structure("LocalSecondaryIndex", IndexName, KeySchema, Projection))),
                ("GlobalSecondaryIndexes", Shape.ListOf(Shape.Structure("GlobalSecondaryIndex", [IndexName, KeySchema, Projection, .. Throughput]))),
                Tags,
                ("ResourcePolicy", Shape.Text),
                ("GlobalTableSourceArn", Shape.Text),
                ("GlobalTableSettingsReplicationMode", Shape.Text),
                .. Settings,
            ]),
        ["UpdateTable"] = Shape.Structure(
            "UpdateTableInput",
            [
                ("GlobalSecondaryIndexUpdates", Shape.ListOf(Shape.Structure(
                    "GlobalSecondaryIndexUpdate",
                    ("Update", Shape.Structure("UpdateGlobalSecondaryIndexAction", [IndexName, .. Throughput])),
                    ("Create", Shape.Structure("CreateGlobalSecondaryIndexAction", [IndexName, KeySchema, Projection, .. Throughput])),
                    ("Delete", Shape.Structure("DeleteGlobalSecondaryIndexAction", IndexName))))),
                ("ReplicaUpdates", Shape.Anything),
                ("GlobalTableWitnessUpdates", Shape.Anything),
                ("VectorIndexUpdates", Shape.Anything),
                ("MultiRegionConsistency", Shape.Text),
                ("GlobalTableSettingsReplicationMode", Shape.Text),
                .. Settings,
            ]),
        ["DeleteTable"] = Shape.Structure("DeleteTableInput", TableName),
        ["DescribeTable"] = Shape.Structure("DescribeTableInput", TableName),
        ["ListTables"] = Shape.Structure("ListTablesInput", ("ExclusiveStartTableName", Shape.Text), ("Limit", Shape.Integer)),
        ["DescribeTimeToLive"] = Shape.Structure("DescribeTimeToLiveInput", TableName),
        ["UpdateTimeToLive"] = Shape.Structure(
            "UpdateTimeToLiveInput",
            TableName,
            ("TimeToLiveSpecification", Shape.Structure("TimeToLiveSpecification", ("Enabled", Shape.Flag), ("AttributeName", Shape.Text)))),
        ["DescribeContinuousBackups"] = Shape.Structure("DescribeContinuousBackupsInput", TableName),
        ["UpdateContinuousBackups"] = Shape.Structure(
            "UpdateContinuousBackupsInput",
            TableName,
            ("PointInTimeRecoverySpecification", Shape.Structure(
                "PointInTimeRecoverySpecification", ("PointInTimeRecoveryEnabled", Shape.Flag), ("RecoveryPeriodInDays", Shape.Integer)))),
        ["DescribeContributorInsights"] = Shape.Structure("DescribeContributorInsightsInput", TableName, IndexName),
        ["DescribeKinesisStreamingDestination"] = Shape.Structure("DescribeKinesisStreamingDestinationInput", TableName),
        ["TagResource"] = Shape.Structure("TagResourceInput", ResourceArn, Tags),
        ["UntagResource"] = Shape.Structure("UntagResourceInput", ResourceArn, ("TagKeys", Shape.Texts)),
        ["ListTagsOfResource"] = Shape.Structure("ListTagsOfResourceInput", ResourceArn, ("NextToken", Shape.Text)),
        ["GetResourcePolicy"] = Shape.Structure("GetResourcePolicyInput", ResourceArn),
    };
}
