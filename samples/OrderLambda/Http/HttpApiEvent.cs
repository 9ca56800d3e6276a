namespace OrderLambda.Http;

/// <summary>
/// A request as API Gateway hands it to a function, version 2.0 of the payload, as far as this function reads it.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
/// </summary>
internal sealed record HttpApiEvent
{
    /// <summary>The route that was chosen, such as <c>GET /orders/{orderId}</c>.</summary>
    public required string RouteKey { get; init; }

    /// <summary>What stands in the place of the route's names.</summary>
    public IReadOnlyDictionary<string, string>? PathParameters { get; init; }

    /// <summary>The body, or <see langword="null"/>.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body is Base64.</summary>
    public bool IsBase64Encoded { get; init; }

    /// <summary>What API Gateway knows of the request itself.</summary>
    public required HttpApiContext RequestContext { get; init; }
}
