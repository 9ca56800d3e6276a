namespace FauxSql.Protocol.Values;

/// <summary>
/// A number of DynamoDB: exact decimal, up to 38 significant digits, magnitude 1E-130 to 9.99…E+125 or zero; never a double.
/// </summary>
public readonly partial struct DynamoNumber : IEquatable<DynamoNumber>, IComparable<DynamoNumber>
{
    /// <inheritdoc/>
    public bool Equals(DynamoNumber other) => throw new NotSupportedException();

    /// <inheritdoc/>
    public int CompareTo(DynamoNumber other) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => throw new NotSupportedException();
}
