namespace FauxSql.Tooling.Hosting;

/// <summary>Creates the model's tables, fills them unless they hold data, and runs every access pattern.</summary>
/// <param name="Endpoint">The address of the DynamoDB endpoint.</param>
/// <param name="Scale">How much sample data to write; 1 is the sample's own measure.</param>
public sealed record UpRequest(string Endpoint, int Scale) : HostRequest(Endpoint);
