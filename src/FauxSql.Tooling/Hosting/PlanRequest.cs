namespace FauxSql.Tooling.Hosting;

/// <summary>Creates the model's tables, fills them with its sample data, and says what every access pattern sends.</summary>
/// <param name="Endpoint">The address of a DynamoDB endpoint without data.</param>
/// <param name="Prefix">What stands before the names of the tables.</param>
public sealed record PlanRequest(string Endpoint, string Prefix) : HostRequest(Endpoint);
