using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Fields;

/// <summary>A stored attribute, or a part of one, as it is named in conditions and updates.</summary>
/// <typeparam name="T">The C# type of its values.</typeparam>
/// <param name="path">Where the value stands in the item.</param>
/// <param name="codec">How values are stored.</param>
/// <param name="rules">What the model demands of values, or <see langword="null"/> for nothing.</param>
/// <param name="isRequired">Whether items without the attribute cannot be read.</param>
public class Field<T>(DocumentPath path, ValueCodec<T> codec, FieldRules<T>? rules = null, bool isRequired = false)
{
    /// <summary>Where the value stands in the item.</summary>
    public DocumentPath Path { get; } = path;

    /// <summary>How values are stored.</summary>
    public ValueCodec<T> Codec { get; } = codec;

    /// <summary>Whether items without the attribute cannot be read.</summary>
    public bool IsRequired { get; } = isRequired;

    private protected Operand Subject => new Operand.Path(Path);

    /// <summary>Equal; comparing with what is stored as absence asks whether the attribute is absent.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator ==(Field<T> field, [AllowNull] T value) =>
        field.Codec.IsOmitted(value!) ? field.NotExists() : field.Compare(Comparator.Equal, value!);

    /// <summary>Not equal, which includes absent; comparing with what is stored as absence asks whether the attribute is present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="value">The value.</param>
    [OverloadResolutionPriority(1)]
    public static Condition operator !=(Field<T> field, [AllowNull] T value) =>
        field.Codec.IsOmitted(value!) ? field.Exists() : field.Compare(Comparator.NotEqual, value!);

    /// <summary>Equal to another attribute of the item, and both present.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator ==(Field<T> field, Field<T> other) => field.Compare(Comparator.Equal, other);

    /// <summary>Not equal to another attribute of the item, or one of them absent.</summary>
    /// <param name="field">The attribute.</param>
    /// <param name="other">The other attribute.</param>
    public static Condition operator !=(Field<T> field, Field<T> other) => field.Compare(Comparator.NotEqual, other);

    /// <summary>One of several values.</summary>
    /// <param name="values">The values, 1 to 100.</param>
    public Condition In(params IEnumerable<T> values)
    {
        var candidates = values.Select(Constant).ToImmutableArray();
        return candidates.Length is >= 1 and <= 100
            ? new Condition.In(Subject, candidates)
            : throw new ArgumentException($"{Path}.In takes 1 to 100 values, not {candidates.Length}", nameof(values));
    }

    /// <summary>The attribute is present.</summary>
    public Condition Exists() => new Condition.Exists(Path);

    /// <summary>The attribute is absent.</summary>
    public Condition NotExists() => new Condition.NotExists(Path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Path.ToString();

    internal Operand Constant(T value) => new Operand.Value(ValueOf(value));

    internal AttributeValue ValueOf(T value)
    {
        if (Codec.IsOmitted(value))
            throw new ArgumentException($"{Path}: null and empty sets are stored as the absence of the attribute; ask with Exists or NotExists", nameof(value));
        return ValueOf(Codec, value);
    }

    /// <summary>What the model has against a value.</summary>
    internal IReadOnlyList<string> ProblemsOf(T value)
    {
        if (value is null)
            return IsRequired ? [$"{Path} is null"] : [];
        List<string>? problems = null;
        var prefix = Path.IsAttribute ? "" : new DocumentPath(Path.Steps[..^1]) + ".";
        rules?.Invoke(value, prefix, ref problems);
        return problems ?? [];
    }

    private protected Operand.Value Constant<TElement>(ValueCodec<TElement> element, TElement value) => new(ValueOf(element, value));

    private AttributeValue ValueOf<TValue>(ValueCodec<TValue> stored, TValue value)
    {
        try
        {
            return stored.ToValue(value);
        }
        catch (UnstorableValueException exception)
        {
            throw exception.At(null, Path.ToString());
        }
    }

    private protected Condition Compare(Comparator comparator, T value) => new Condition.Compare(Subject, comparator, Constant(value));

    private protected Condition Compare(Comparator comparator, Field<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Condition.Compare(Subject, comparator, other.Subject);
    }
}
