using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Backends;

/// <summary>A kind of backend that the suites run on.</summary>
public interface IBackendUnderTest
{
    /// <summary>Whether it has TransactWriteItems, without which there are no unique values.</summary>
    static abstract bool HasTransactions { get; }

    /// <summary>Whether a failed condition shows the item that is stored (ReturnValuesOnConditionCheckFailure).</summary>
    static abstract bool ShowsStoredItems { get; }

    /// <summary>Whether UpdateTable makes and deletes indexes.</summary>
    static abstract bool ChangesIndexes { get; }

    /// <summary>Starts one, and says what must be disposed of in the end.</summary>
    static abstract Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync();
}
