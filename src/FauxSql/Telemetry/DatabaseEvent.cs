using System.Globalization;

namespace FauxSql.Telemetry;

/// <summary>
/// Something that an operator may want to know. No keys and no values of items are in it, only names, numbers and the service's own codes. <see cref="ToString"/> is the
/// message as text.
/// </summary>
public sealed class DatabaseEvent
{
    internal DatabaseEvent(DatabaseEventKind kind, params IReadOnlyList<KeyValuePair<string, object>> values)
    {
        Kind = kind;
        Values = values;
    }

    /// <summary>What happened, with the id, the level and the template of the message.</summary>
    public DatabaseEventKind Kind { get; }

    /// <summary>The values of the template's names, in its order: texts and numbers.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Values { get; }

    /// <summary>The message with its values.</summary>
    public override string ToString() => Values.Aggregate(
        Kind.Template,
        (text, value) => text.Replace($"{{{value.Key}}}", Convert.ToString(value.Value, CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
