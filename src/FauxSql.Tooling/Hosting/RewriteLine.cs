namespace FauxSql.Tooling.Hosting;

/// <summary>An item to be written again.</summary>
/// <param name="Entity">The name of its entity.</param>
/// <param name="Item">The stored item, in DynamoDB's JSON.</param>
internal sealed record RewriteLine(string Entity, byte[] Item);
