using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A logical write.</summary>
internal abstract record Write
{
    /// <summary>What it is about, for messages: <c>Order O1</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>A write to an item of an entity.</summary>
    public abstract record OfItem(EntitySchema Entity, Key Key) : Write
    {
        public override string Subject => $"{Entity.Name} {Shown.Of(Entity, Key)}";
    }

    /// <summary>A demand that the item which an enforced reference names is there; sent as a check, unless the set writes that item itself.</summary>
    public sealed record Refer(EntitySchema From, ReferenceSchema Reference, AttributeValue Value) : Write
    {
        public override string Subject => $"{From.Name}.{Reference.Attribute} {Shown.Quoted(From, Reference.Attribute, Value)}";
    }

    /// <summary>A write to who has a unique value.</summary>
    /// <param name="Of">The value.</param>
    /// <param name="Owner">The owner, as <see cref="Key.ToOwner"/> says it.</param>
    public abstract record OfClaim(UniqueClaim Of, string Owner) : Write
    {
        public override string Subject => $"{Of.Entity.Name}.{Of.Attribute} {Shown.Quoted(Of.Entity, Of.Attribute, Of.Value)}";
    }

    public sealed record Put(EntitySchema Entity, Key Key, ReadOnlyMemory<byte> Item, Condition? If) : OfItem(Entity, Key);

    public sealed record Update(EntitySchema Entity, Key Key, UpdateExpression Changes, Condition? If, ReturnedItem Returning = ReturnedItem.None) : OfItem(Entity, Key);

    /// <summary>Removes an item, which a single removal returns.</summary>
    public sealed record Remove(EntitySchema Entity, Key Key, Condition? If) : OfItem(Entity, Key);

    /// <summary>Changes nothing, but fails the whole set when its condition is false.</summary>
    public sealed record Check(EntitySchema Entity, Key Key, Condition If) : OfItem(Entity, Key);

    /// <summary>Makes a unique value the owner's. It must be nobody's, or the owner's already, or that of who gives it up in the same set.</summary>
    public sealed record Claim(UniqueClaim Of, string Owner, string? From = null) : OfClaim(Of, Owner);

    /// <summary>Gives a unique value up. It must be nobody's, or the owner's.</summary>
    public sealed record Release(UniqueClaim Of, string Owner) : OfClaim(Of, Owner);
}
