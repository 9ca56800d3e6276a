namespace FauxSql.Design.Infrastructure;

/// <summary>What of the infrastructure the model does not say. The defaults are safe ones.</summary>
public sealed record InfrastructureOptions
{
    /// <summary>Whether tables refuse to be deleted until this is turned off; <see langword="true"/> by default.</summary>
    public bool IsDeletionProtected { get; init; } = true;

    /// <summary>Whether tables can be restored as they were at any second of the last 35 days; <see langword="true"/> by default.</summary>
    public bool HasPointInTimeRecovery { get; init; } = true;

    /// <summary>The key that encrypts the tables; one that AWS owns by default.</summary>
    public TableEncryption Encryption { get; init; } = TableEncryption.AwsOwned;

    /// <summary>What storage and requests cost.</summary>
    public StorageClass StorageClass { get; init; }

    /// <summary>The tags of every table; at most 50.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The streams, by the tables' logical names such as <c>Orders</c>.</summary>
    public IReadOnlyDictionary<string, StreamView> Streams { get; init; } = new Dictionary<string, StreamView>(StringComparer.Ordinal);

    /// <summary>The warm throughput of tables such as <c>Orders</c> and of indexes such as <c>Orders/CustomerIndex</c>. An index has one of its own.</summary>
    public IReadOnlyDictionary<string, WarmThroughput> WarmThroughput { get; init; } = new Dictionary<string, WarmThroughput>(StringComparer.Ordinal);

    /// <summary>Which IAM policies are made; all by default.</summary>
    public PolicyScope Policies { get; init; } = PolicyScope.All;

    /// <summary>
    /// The attribute that says whose an item is, such as <c>OrgId</c>: tables whose key begins with it get a policy that allows the items of one tenant only, the one in the principal's
    /// tag of this name. <see langword="null"/>, the default, is none.
    /// </summary>
    public string? Tenant { get; init; }
}
