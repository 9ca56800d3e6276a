using System.Collections.Immutable;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// A condition or filter as a tree: it can be printed for a request, parsed from one, and evaluated on an item.
/// Terms are combined with <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>An attribute of the item compared with a value: <c>attribute = :value</c>.</summary>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="value">The value.</param>
    public static Condition IsEqual(string attribute, AttributeValue value) =>
        new Compare(new Operand.Path(new DocumentPath(attribute)), Comparator.Equal, new Operand.Value(value));

    /// <summary>Both conditions.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    public static Condition operator &(Condition left, Condition right) => new And(left, right);

    /// <summary>Either condition.</summary>
    /// <param name="left">The first.</param>
    /// <param name="right">The second.</param>
    public static Condition operator |(Condition left, Condition right) => new Or(left, right);

    /// <summary>The opposite.</summary>
    /// <param name="condition">The condition.</param>
    public static Condition operator !(Condition condition) => new Not(condition);

    /// <summary>Always false, so that <c>||</c> builds both sides.</summary>
    /// <param name="condition">The condition.</param>
    public static bool operator true(Condition condition) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> builds both sides.</summary>
    /// <param name="condition">The condition.</param>
    public static bool operator false(Condition condition) => false;

    /// <summary>Two operands compared.</summary>
    /// <param name="Left">The left operand.</param>
    /// <param name="Comparator">How they are compared.</param>
    /// <param name="Right">The right operand.</param>
    public sealed record Compare(Operand Left, Comparator Comparator, Operand Right) : Condition;

    /// <summary><c>x BETWEEN low AND high</c>, both ends included.</summary>
    /// <param name="Subject">The operand tested.</param>
    /// <param name="Low">The lowest value.</param>
    /// <param name="High">The highest value.</param>
    public sealed record Between(Operand Subject, Operand Low, Operand High) : Condition;

    /// <summary><c>x IN (a, b, …)</c>, 1 to 100 candidates.</summary>
    /// <param name="Subject">The operand tested.</param>
    /// <param name="Candidates">What it may equal.</param>
    public sealed record In(Operand Subject, ImmutableArray<Operand> Candidates) : Condition;

    /// <summary><c>attribute_exists(path)</c></summary>
    /// <param name="At">The path.</param>
    public sealed record Exists(DocumentPath At) : Condition;

    /// <summary><c>attribute_not_exists(path)</c></summary>
    /// <param name="At">The path.</param>
    public sealed record NotExists(DocumentPath At) : Condition;

    /// <summary><c>attribute_type(x, :type)</c></summary>
    /// <param name="Subject">The operand tested, a path or a value.</param>
    /// <param name="Type">An operand with the name of the type: S, SS, N, NS, B, BS, BOOL, NULL, L or M.</param>
    public sealed record HasType(Operand Subject, Operand Type) : Condition;

    /// <summary><c>begins_with(x, prefix)</c></summary>
    /// <param name="Subject">The operand tested.</param>
    /// <param name="Prefix">The prefix.</param>
    public sealed record BeginsWith(Operand Subject, Operand Prefix) : Condition;

    /// <summary><c>contains(x, part)</c>: a substring, or an element of a set or list.</summary>
    /// <param name="Subject">The operand tested.</param>
    /// <param name="Part">What it must contain.</param>
    public sealed record Contains(Operand Subject, Operand Part) : Condition;

    /// <summary>Both conditions.</summary>
    /// <param name="Left">The first.</param>
    /// <param name="Right">The second.</param>
    public sealed record And(Condition Left, Condition Right) : Condition;

    /// <summary>Either condition.</summary>
    /// <param name="Left">The first.</param>
    /// <param name="Right">The second.</param>
    public sealed record Or(Condition Left, Condition Right) : Condition;

    /// <summary>The opposite of a condition.</summary>
    /// <param name="Operand">The condition denied.</param>
    public sealed record Not(Condition Operand) : Condition;
}
