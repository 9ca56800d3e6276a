namespace FauxSql.Stores;

/// <summary>A read that takes one request a round until it is done.</summary>
internal interface IPendingRead
{
    string Operation { get; }

    string Entity { get; }

    bool IsDone { get; }

    /// <summary>Whether the service asked to slow down.</summary>
    bool IsThrottled { get; }

    ReadOnlyMemory<byte> Body();

    void Accept(ReadOnlyMemory<byte> body);
}
