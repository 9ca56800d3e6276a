namespace FauxSql.Tooling.Hosting;

/// <summary>Reads an item and what is related to it.</summary>
/// <param name="Endpoint">The address of the DynamoDB endpoint.</param>
/// <param name="Entity">The item's entity.</param>
/// <param name="Key">The values of its primary key, the sort key last.</param>
/// <param name="With">The navigations to follow, such as <c>Orders.Items</c>.</param>
/// <param name="Take">How many items of each list are wanted.</param>
/// <param name="ShowsSensitive">Whether the values of <c>[Sensitive]</c> attributes are shown.</param>
public sealed record InspectRequest(string Endpoint, string Entity, IReadOnlyList<string> Key, IReadOnlyList<string> With, int Take, bool ShowsSensitive)
    : HostRequest(Endpoint);
