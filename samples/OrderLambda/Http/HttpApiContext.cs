namespace OrderLambda.Http;

/// <summary>What API Gateway knows of a request beside what the client sent.</summary>
internal sealed record HttpApiContext
{
    /// <summary>When it got the request, in milliseconds since 1970.</summary>
    public long TimeEpoch { get; init; }
}
