namespace FauxSql.Tooling.Hosting;

/// <summary>Makes the claims to unique values fit the items.</summary>
/// <param name="Endpoint">The address of the DynamoDB endpoint.</param>
/// <param name="Entity">The only entity that is looked at, or <see langword="null"/> for all.</param>
/// <param name="IsDryRun">Whether everything is only found out.</param>
public sealed record RebuildRequest(string Endpoint, string? Entity, bool IsDryRun) : HostRequest(Endpoint);
