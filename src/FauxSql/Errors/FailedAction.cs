namespace FauxSql.Errors;

/// <summary>One action that a transaction failed for.</summary>
/// <param name="Action">What it was to do: <c>insert</c>, <c>put</c>, <c>save</c>, <c>update</c>, <c>delete</c> or <c>check</c>.</param>
/// <param name="Entity">The entity's name.</param>
/// <param name="Key">The item's primary key, as text.</param>
/// <param name="Reason">The exception that the action would be by itself, such as an <see cref="ItemExistsException"/>.</param>
public sealed record FailedAction(string Action, string Entity, string Key, FauxSqlException Reason)
{
    /// <summary>The entity that is stored, where the reason is about it and there is one.</summary>
    public object? Stored => Reason switch
    {
        ItemExistsException exists => exists.Stored,
        ConditionFailedException failed => failed.Stored,
        VersionConflictException conflict => conflict.Stored,
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Action} {Entity} {Key}: {Reason.Message}";
}
