using FauxSql.Errors;

namespace FauxSql.Stores;

/// <summary>A write for whose sake a whole write set was refused.</summary>
/// <param name="Write">The write.</param>
/// <param name="Code">DynamoDB's name of the reason, such as <c>ConditionalCheckFailed</c>.</param>
/// <param name="Message">DynamoDB's words, or an empty string.</param>
/// <param name="Stored">The item that a false condition was evaluated on, or null for none.</param>
internal sealed record FailedWrite(Write Write, string Code, string Message, ReadOnlyMemory<byte>? Stored)
{
    public const string ConditionFailed = "ConditionalCheckFailed";

    /// <summary>What was asked too much of, where that is the reason and the service says it.</summary>
    public IReadOnlyList<ThrottlingReason> Throttling { get; init; } = [];

    public bool IsCondition => Code == ConditionFailed;
}
