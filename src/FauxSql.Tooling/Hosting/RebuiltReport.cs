using FauxSql.Uniqueness;

namespace FauxSql.Tooling.Hosting;

/// <summary>The claims to unique values fit the items, but for what is named.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Result">What was found and done.</param>
public sealed record RebuiltReport(string Database, UniqueRebuildReport Result) : HostMessage;
