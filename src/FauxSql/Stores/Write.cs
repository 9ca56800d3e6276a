using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A logical write.</summary>
internal abstract record Write
{
    public sealed record Put(EntitySchema Entity, Key Key, ReadOnlyMemory<byte> Item, Condition? If) : Write;

    public sealed record Update(EntitySchema Entity, Key Key, UpdateExpression Changes, Condition? If) : Write;

    public sealed record Remove(EntitySchema Entity, Key Key, Condition? If) : Write;

    /// <summary>Changes nothing, but fails the whole set when its condition is false.</summary>
    public sealed record Check(EntitySchema Entity, Key Key, Condition If) : Write;

    public sealed record Claim(UniqueClaim Of, string Owner) : Write;

    public sealed record Release(UniqueClaim Of, string Owner) : Write;
}
