namespace FauxSql.Transfer.Relational;

/// <summary>A relational database as it was found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tables">The tables, in alphabetical order.</param>
/// <param name="Views">The views, in alphabetical order.</param>
public sealed record RelationalDatabase(string Name, IReadOnlyList<RelationalTable> Tables, IReadOnlyList<RelationalView> Views);
