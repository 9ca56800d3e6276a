using FauxSql.Modeling;

namespace GreenMap;

[Database]
public sealed partial class GreenMapDb;
