namespace FauxSql.Stores;

/// <summary>Which item a single write returns.</summary>
internal enum ReturnedItem
{
    None,
    Old,
    New,
}
