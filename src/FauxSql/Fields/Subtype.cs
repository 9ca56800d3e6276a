using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Fields;

/// <summary>One of the types that the items of an entity have, as conditions, queries and updates name it.</summary>
/// <typeparam name="TSubtype">The type.</typeparam>
/// <typeparam name="TFields">Its attributes, those of the entity included.</typeparam>
public sealed class Subtype<TSubtype, TFields>
    where TSubtype : class
{
    private readonly Condition _is;

    /// <summary>A subtype; called by generated code.</summary>
    /// <param name="codec">How its items are stored.</param>
    /// <param name="fields">Its attributes.</param>
    /// <param name="discriminator">The attribute that tells subtypes apart.</param>
    /// <param name="value">What that attribute holds for this one.</param>
    public Subtype(EntityCodec<TSubtype> codec, TFields fields, string discriminator, string value)
    {
        Codec = codec;
        Fields = fields;
        _is = Condition.IsEqual(discriminator, new AttributeValue.String(value));
    }

    internal EntityCodec<TSubtype> Codec { get; }

    internal TFields Fields { get; }

    /// <summary>The item is of this subtype, as in <c>p => p.CardPayment.Is(c => c.Last4 == "4242") | p.TransferPayment.Is()</c>.</summary>
    /// <param name="condition">What it must meet besides, or <see langword="null"/> for nothing.</param>
    public Condition Is(Func<TFields, Condition>? condition = null) => condition is null ? _is : _is & condition(Fields);
}
