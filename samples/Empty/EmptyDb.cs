using FauxSql.Modeling;

namespace Empty;

/// <summary>The database: each record marked [Table] is a table of it.</summary>
[Database]
public sealed partial class EmptyDb;
