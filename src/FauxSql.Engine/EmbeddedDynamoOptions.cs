namespace FauxSql.Engine;

/// <summary>Settings of an <see cref="EmbeddedDynamo"/>.</summary>
public sealed record EmbeddedDynamoOptions
{
    /// <summary>The clock for creation times, states, idempotency tokens and times to live. The system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The Region named in ARNs. <c>us-east-1</c> by default.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account named in ARNs, 12 digits. <c>123456789012</c> by default, the one of AWS's examples.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>
    /// How long a table or index is CREATING, UPDATING or DELETING at least. None by default: the answer says CREATING, and the next look
    /// finds it ACTIVE.
    /// </summary>
    public TimeSpan StateDelay { get; init; }

    /// <summary>
    /// The pause between two searches for items whose time to live is over. A minute by default;
    /// <see cref="Timeout.InfiniteTimeSpan"/> deletes none.
    /// </summary>
    public TimeSpan TimeToLiveInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// What an acknowledged write in a data file survives. <see cref="Durability.Normal"/> by default: the end of the process. In memory it
    /// says nothing.
    /// </summary>
    public Durability Durability { get; init; } = Durability.Normal;

    /// <summary>
    /// How large the items of one partition and their entries in local indexes may be in all, in bytes, in a table that has local indexes. AWS's
    /// 10 GB by default; a test that wants to meet ItemCollectionSizeLimitExceededException lowers it.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections.SizeLimit
    /// </summary>
    public long ItemCollectionBytes { get; init; } = 10L * 1024 * 1024 * 1024;

    /// <summary>What goes wrong on purpose, for tests. Nothing by default.</summary>
    public FaultOptions? Faults { get; init; }

    internal Tables.TableArn ArnOf(string table) => new(Region, AccountId, table);

    // AWS's own key has an id in each account.
    internal string KeyArnOf(string key) => key switch
    {
        Tables.TableReading.AwsKey => KeyArnOf("f0a5d1c2-3b64-4e87-9a10-6d2c8e7b5f43"),
        _ when key.StartsWith("arn:", StringComparison.Ordinal) => key,
        _ when key.StartsWith("alias/", StringComparison.Ordinal) => $"arn:aws:kms:{Region}:{AccountId}:{key}",
        _ => $"arn:aws:kms:{Region}:{AccountId}:key/{key}",
    };
}
