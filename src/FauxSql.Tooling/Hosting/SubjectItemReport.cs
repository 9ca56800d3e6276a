using System.Text.Json;

namespace FauxSql.Tooling.Hosting;

/// <summary>An item about the subject was read.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Belongs">Whether it belongs to the subject; otherwise it refers to what does.</param>
/// <param name="Item">All attributes, as plain JSON.</param>
/// <param name="Claims">The claims to unique values that it owns.</param>
public sealed record SubjectItemReport(string Entity, bool Belongs, JsonElement Item, IReadOnlyList<string> Claims) : HostMessage;
