using FauxSql.Conformance;
using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Backends;

/// <summary>The engine in this process.</summary>
public sealed class InProcess : IBackendUnderTest
{
    public static bool HasTransactions => true;

    public static bool ShowsStoredItems => true;

    public static bool ChangesIndexes => true;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Embedded.StartAsync();
}

/// <summary>The engine behind our endpoint, reached over HTTP.</summary>
public sealed class OverHttp : IBackendUnderTest
{
    public static bool HasTransactions => true;

    public static bool ShowsStoredItems => true;

    public static bool ChangesIndexes => true;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Conformance.Http.StartAsync();
}

/// <summary>The engine through the real client of the AWS SDK.</summary>
public sealed class ThroughAwsSdk : IBackendUnderTest
{
    public static bool HasTransactions => true;

    public static bool ShowsStoredItems => true;

    public static bool ChangesIndexes => true;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Conformance.AwsSdk.StartAsync();
}

/// <summary>dynalite, which has no transactions, is older than ReturnValuesOnConditionCheckFailure, and makes and deletes indexes with their table only.</summary>
public sealed class OnDynalite : IBackendUnderTest
{
    public static bool HasTransactions => false;

    public static bool ShowsStoredItems => false;

    public static bool ChangesIndexes => false;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => DynaliteBackend.StartAsync();
}

/// <summary>Whatever FAUXSQL_TEST_ENDPOINT names.</summary>
public sealed class AtNamedEndpoint : IBackendUnderTest
{
    public static bool HasTransactions => true;

    public static bool ShowsStoredItems => true;

    public static bool ChangesIndexes => true;

    public static Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync() => Endpoint.StartAsync();
}
