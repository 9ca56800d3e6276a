namespace FauxSql.Transfer.Relational;

/// <summary>A view: a question that was asked of the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">What makes it.</param>
public sealed record RelationalView(string Name, string Sql);
