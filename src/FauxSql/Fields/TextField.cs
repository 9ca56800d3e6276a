using FauxSql.Codecs;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Fields;

/// <summary>A text. Texts are compared and ordered by their UTF-8 bytes, whatever the culture.</summary>
/// <typeparam name="T"><see cref="string"/>, nullable where the attribute may be absent.</typeparam>
/// <param name="path">Where the value stands in the item.</param>
/// <param name="codec">How values are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public sealed class TextField<T>(DocumentPath path, ValueCodec<T> codec, FieldRules<T>? rules = null, bool isRequired = false)
    : OrderedField<T>(path, codec, rules, isRequired)
{
    /// <summary>The text's length, as DynamoDB's function <c>size</c> counts it.</summary>
    public FieldSize Length => new(Path);

    /// <summary>The text begins with another.</summary>
    /// <param name="prefix">The prefix.</param>
    public Condition StartsWith(string prefix) => new Condition.BeginsWith(Subject, Text(prefix));

    /// <summary>The text contains another.</summary>
    /// <param name="part">The part.</param>
    public Condition Contains(string part) => new Condition.Contains(Subject, Text(part));

    private static Operand.Value Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(new AttributeValue.String(text));
    }
}
