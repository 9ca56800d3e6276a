namespace FauxSql.Engine.Tables;

/// <summary>What of a table is being changed, of which some other changes have to wait for the end.</summary>
internal enum ChangedPart
{
    Capacity,
    BillingMode,
    Stream,
    Class,

    /// <summary>An index is being created, and not yet built, or deleted.</summary>
    Indexes,
}
