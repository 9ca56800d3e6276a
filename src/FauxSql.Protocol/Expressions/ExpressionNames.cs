using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The placeholders of a request, <c>#name</c> and <c>:value</c>, which its expressions look up and must use up.
/// </summary>
/// <param name="names">ExpressionAttributeNames, or <see langword="null"/>.</param>
/// <param name="values">ExpressionAttributeValues, or <see langword="null"/>.</param>
public sealed class ExpressionNames(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Refuses placeholders that no expression used.</summary>
    /// <exception cref="ExpressionException">There is one.</exception>
    public void ThrowIfUnused()
    {
        ThrowIfUnused("ExpressionAttributeNames", names?.Keys);
        ThrowIfUnused("ExpressionAttributeValues", values?.Keys);
    }

    internal string Name(string placeholder, string kind)
    {
        _used.Add(placeholder);
        return names is not null && names.TryGetValue(placeholder, out var name)
            ? name
            : throw new ExpressionException(
                $"Invalid {kind}: An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    internal AttributeValue Value(string placeholder, string kind)
    {
        _used.Add(placeholder);
        return values is not null && values.TryGetValue(placeholder, out var value)
            ? value
            : throw new ExpressionException(
                $"Invalid {kind}: An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    private void ThrowIfUnused(string parameter, IEnumerable<string>? keys)
    {
        var unused = keys?.Where(key => !_used.Contains(key)).ToList() ?? [];
        if (unused.Count > 0)
            throw new ExpressionException($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }
}
