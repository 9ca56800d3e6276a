using FauxSql.Modeling;

namespace Saas;

[Database]
public sealed partial class SaasDb;
