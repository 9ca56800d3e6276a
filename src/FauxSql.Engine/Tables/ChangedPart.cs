namespace FauxSql.Engine.Tables;

/// <summary>What of a table is being changed, of which some other changes have to wait for the end.</summary>
internal enum ChangedPart
{
    Capacity,
    BillingMode,
    Stream,
    Class,

    /// <summary>An index is in the first phase of its creation, before it is built, or is being deleted.</summary>
    Indexes,
}
