namespace FauxSql.Telemetry;

/// <summary>A backend that knows where its requests go before it sends any: samplers are told so when a span begins.</summary>
internal interface IKnownServer
{
    /// <summary>The endpoint, or <see langword="null"/> where there is none.</summary>
    Uri? Server { get; }
}
