using System.Text;
using CsCheck;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Expressions;

public sealed class ValueOrderTests
{
    private static readonly string[] Characters = ["a", "b", "\u00e9", "\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff"];

    private static readonly Gen<string> Texts = Gen.Int[0, Characters.Length - 1].Array[0, 4].Select(at => string.Concat(at.Select(i => Characters[i])));

    [Fact]
    public void The_order_of_strings_is_that_of_their_bytes() => Gen.Select(Texts, Texts).Sample((x, y) =>
        ValueOrder.TryCompare(new AttributeValue.String(x), new AttributeValue.String(y), out var order)
        && Math.Sign(order) == Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y))));
}
