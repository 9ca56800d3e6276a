using System.Runtime.CompilerServices;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Faults;

/// <summary>Loses requests before they are carried out, and answers after they were: the connection breaks, or the service says that it failed.</summary>
internal sealed class LossyBackend(IBackend inner, int seed, double share) : IBackend
{
    private readonly Random _random = new(seed);

    public bool IsLocal => inner.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var (isLost, isCarriedOut, isBroken) = Next();
        if (!isLost)
            return await inner.SendAsync(request, cancellationToken);
        if (isCarriedOut)
            (await inner.SendAsync(request, cancellationToken)).Dispose();
        return isBroken ? throw Broken() : await FaultyBackend.Error(500, "InternalServerError");
    }

    public static EndpointException Broken() => Broken(new Uri("http://lossy.example"), new IOException("lost"));

    private (bool IsLost, bool IsCarriedOut, bool IsBroken) Next()
    {
        lock (_random)
            return (_random.NextDouble() < share, _random.Next(3) > 0, _random.Next(2) == 0);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern EndpointException Broken(Uri? address, Exception innerException);
}
