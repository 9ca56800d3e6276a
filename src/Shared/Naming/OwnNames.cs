namespace FauxSql.Naming;

// Names of attributes that are FauxSql's own, and no model's.
internal static class OwnNames
{
    public const string Prefix = "_fx.";
}
