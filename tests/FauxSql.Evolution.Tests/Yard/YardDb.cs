using FauxSql.Modeling;

namespace FauxSql.Evolution.Tests.Yard;

/// <summary>A model as an application has it, for what only a typed one shows.</summary>
[Database]
public sealed partial class YardDb;
