using FauxSql.Protocol.Errors;

namespace FauxSql.Errors;

/// <summary>
/// The index that a read needs is not there yet, or is still being built. The read succeeds once it is active: <c>fauxsql apply</c> makes it, and
/// <see cref="DatabaseTools.InspectTablesAsync"/> tells how far it is. A retry within seconds does not help.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
/// </summary>
public sealed class IndexNotReadyException : FauxSqlException
{
    private const string Missing = "The table does not have the specified index: ";
    private const string Building = "Cannot read from backfilling global secondary index: ";

    private IndexNotReadyException(string operation, string? entity, string index, bool isBuilding)
        : base(isBuilding
            ? $"{operation}: index {index}{Of(entity)} is still being built. Read again when it is active, as 'fauxsql plan' tells"
            : $"{operation}: the table{Of(entity)} has no index {index}. If the model has come to have it, 'fauxsql apply' makes it")
    {
        Entity = entity;
        Index = index;
        IsBuilding = isBuilding;
    }

    /// <summary>The entity whose items were to be read, such as <c>Order</c>; <see langword="null"/> where a request is about more than one.</summary>
    public string? Entity { get; }

    /// <summary>The index's name.</summary>
    public string Index { get; }

    /// <summary>Whether the index is being built; otherwise there is none.</summary>
    public bool IsBuilding { get; }

    internal static IndexNotReadyException? Of(string operation, string? entity, ServiceError error)
    {
        if (error.Code != ErrorCodes.Validation)
            return null;
        return IndexIn(error.Message, Missing) is { } missing ? new IndexNotReadyException(operation, entity, missing, isBuilding: false)
            : IndexIn(error.Message, Building) is { } building ? new IndexNotReadyException(operation, entity, building, isBuilding: true)
            : null;
    }

    private static string Of(string? entity) => entity is null ? "" : $" of {entity}";

    private static string? IndexIn(string message, string words) => message.IndexOf(words, StringComparison.Ordinal) is >= 0 and var start ? message[(start + words.Length)..].TrimEnd('.') : null;
}
