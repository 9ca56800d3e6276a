namespace FauxSql.Uniqueness;

/// <summary>What a rebuild found and did.</summary>
/// <param name="Claims">How many claims were looked at.</param>
/// <param name="Items">How many items of entities with unique values were looked at.</param>
/// <param name="Missing">How many claims were missing, or another's who has not got the value; they were made unless it was a dry run.</param>
/// <param name="Stale">How many claims were of an item that is gone or has another value; they were deleted unless it was a dry run.</param>
/// <param name="Unknown">How many claims the model does not make, such as those of an attribute that is no longer unique; they stay.</param>
/// <param name="Unsettled">How many items and claims others kept changing; another run settles them.</param>
/// <param name="Problems">What is for people to decide.</param>
public sealed record UniqueRebuildReport(
    long Claims, long Items, long Missing, long Stale, long Unknown, long Unsettled, IReadOnlyList<UniqueProblem> Problems);
