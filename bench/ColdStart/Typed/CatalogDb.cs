using FauxSql.Modeling;

namespace ColdStart.Typed;

[Database]
public sealed partial class CatalogDb;
