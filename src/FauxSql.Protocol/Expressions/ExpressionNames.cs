using System.Diagnostics.CodeAnalysis;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The placeholders of a request, <c>#name</c> and <c>:value</c>, which its expressions look up and must use up.
/// </summary>
/// <param name="names">ExpressionAttributeNames, or <see langword="null"/>.</param>
/// <param name="values">ExpressionAttributeValues, or <see langword="null"/>.</param>
public sealed class ExpressionNames(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private HashSet<string>? _used;

    /// <summary>Refuses placeholders that no expression used.</summary>
    /// <exception cref="ExpressionException">There is one.</exception>
    public void ThrowIfUnused()
    {
        ThrowIfUnused("ExpressionAttributeNames", names?.Keys);
        ThrowIfUnused("ExpressionAttributeValues", values?.Keys);
    }

    internal bool TryUseName(string placeholder, [NotNullWhen(true)] out string? name)
    {
        (_used ??= new(StringComparer.Ordinal)).Add(placeholder);
        name = null;
        return names is not null && names.TryGetValue(placeholder, out name);
    }

    internal bool TryUseValue(string placeholder, [NotNullWhen(true)] out AttributeValue? value)
    {
        (_used ??= new(StringComparer.Ordinal)).Add(placeholder);
        value = null;
        return values is not null && values.TryGetValue(placeholder, out value);
    }

    private void ThrowIfUnused(string parameter, IEnumerable<string>? keys)
    {
        if (keys is null)
            return;
        var unused = keys.Where(key => _used?.Contains(key) != true).ToList();
        if (unused.Count > 0)
            throw new ExpressionException($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }
}
