using FauxSql.Protocol.Backends;

namespace FauxSql.Transfer.Tests.Endpoints;

/// <summary>Lets through what reads, and fails the test on anything else.</summary>
internal sealed class ReadOnlyBackend(IBackend inner) : IBackend
{
    private static readonly string[] Reading = ["ListTables", "DescribeTable", "DescribeTimeToLive", "Scan", "Query", "BatchGetItem", "GetItem"];

    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Assert.Contains(request.Operation, Reading);
        return inner.SendAsync(request, cancellationToken);
    }
}
