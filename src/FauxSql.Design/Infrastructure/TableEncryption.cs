namespace FauxSql.Design.Infrastructure;

/// <summary>The key that encrypts tables at rest, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html.</summary>
public abstract record TableEncryption
{
    private TableEncryption()
    {
    }

    /// <summary>A key that AWS owns: nothing to pay, nothing to see.</summary>
    public static TableEncryption AwsOwned { get; } = new OwnedKey();

    /// <summary>The account's key <c>alias/aws/dynamodb</c>, which AWS manages and whose use CloudTrail shows.</summary>
    public static TableEncryption AwsManaged { get; } = new ManagedKey();

    internal sealed record OwnedKey : TableEncryption;

    internal sealed record ManagedKey : TableEncryption;

    /// <summary>A key of the customer's own.</summary>
    /// <param name="Arn">Its ARN, such as <c>arn:aws:kms:eu-west-1:111122223333:key/1234abcd-…</c>.</param>
    public sealed record CustomerKey(string Arn) : TableEncryption;
}
