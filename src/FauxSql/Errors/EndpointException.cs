namespace FauxSql.Errors;

/// <summary>
/// An endpoint that cannot be reached, or whose answer broke off, was damaged or did not come in time: a write may have happened nevertheless. A later retry helps
/// when the endpoint is back.
/// </summary>
public sealed class EndpointException : FauxSqlException
{
    internal EndpointException(Uri? address, Exception innerException)
        : base(
            $"{address?.ToString() ?? "The endpoint"} cannot be reached, or broke off its answer: {innerException.Message}. Check the address, and that the endpoint is running.",
            innerException) =>
        Address = address;

    /// <summary>The endpoint's address, or <see langword="null"/> where only the backend knows it.</summary>
    public Uri? Address { get; }
}
