namespace FauxSql.Engine.Tests.Modelled;

/// <summary>How pages are asked for.</summary>
/// <param name="IsConsistent">Whether they are to be consistent.</param>
/// <param name="Limit">The most items of a page, or 0.</param>
/// <param name="Capacity">Which ReturnConsumedCapacity is asked for, if any.</param>
internal sealed record ModelPaging(bool IsConsistent, int Limit, string Capacity);
