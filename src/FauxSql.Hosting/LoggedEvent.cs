using System.Collections;
using FauxSql.Telemetry;

namespace FauxSql.Hosting;

/// <summary>An event as structured logs want it: the values by name, and last the template.</summary>
internal sealed class LoggedEvent(DatabaseEvent happened) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => happened.Values.Count + 1;

    public KeyValuePair<string, object?> this[int index] => index == happened.Values.Count
        ? new("{OriginalFormat}", happened.Kind.Template)
        : new(happened.Values[index].Key, happened.Values[index].Value);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => happened.ToString();
}
