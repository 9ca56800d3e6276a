namespace FauxSql.Naming;

// Names of attributes that are FauxSql's own, and no model's.
internal static class OwnNames
{
    public const string Prefix = "_fx.";

    // The number of the last change that an item has.
    public const string Change = Prefix + "change";
}
