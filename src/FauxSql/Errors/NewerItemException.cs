namespace FauxSql.Errors;

/// <summary>
/// A newer version of the application stored an item with a change that this one does not know, so that this one cannot tell what its own write would make of it. Nothing was written. A retry does
/// not help; run the newer version. Reads return such an item as it is stored.
/// </summary>
public sealed class NewerItemException : FauxSqlException
{
    internal NewerItemException(string subject, long version, int known)
        : base($"{subject} has change {version} of its items, and this version of the application knows {(known == 0 ? "none" : $"{known} at most")}. Nothing was written: run the newer version.")
    {
    }
}
