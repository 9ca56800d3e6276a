namespace FauxSql.Tooling.Hosting;

/// <summary>The model was loaded: the first message.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Tables">The names of the entities' tables.</param>
public sealed record ModelReport(string Database, IReadOnlyList<string> Tables) : HostMessage;
