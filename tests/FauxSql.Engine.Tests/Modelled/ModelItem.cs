using System.Globalization;
using System.Text.Json;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>
/// An item as the model sees it: names and plain values. A number is a long, text a string, a list a list, a set of strings a sorted set.
/// </summary>
internal sealed class ModelItem : SortedDictionary<string, object>
{
    public ModelItem() : base(StringComparer.Ordinal)
    {
    }

    public ModelItem(ModelItem other) : base(other, StringComparer.Ordinal)
    {
    }

    public string P => (string)this["p"];

    public long S => (long)this["s"];

    public long? Number(string name) => TryGetValue(name, out var value) ? value as long? : null;

    public T? Get<T>(string name) where T : class => TryGetValue(name, out var value) ? value as T : null;

    public bool IsInIndex => Get<string>("g") is not null && Number("h") is not null;

    public string Json => "{" + string.Join(',', this.Select(a => $"{JsonSerializer.Serialize(a.Key)}:{JsonOf(a.Value)}")) + "}";

    public static string JsonOf(object value) => value switch
    {
        string text => $$"""{"S":{{JsonSerializer.Serialize(text)}}}""",
        long number => $$"""{"N":"{{number.ToString(CultureInfo.InvariantCulture)}}"}""",
        List<object> list => $$"""{"L":[{{string.Join(',', list.Select(JsonOf))}}]}""",
        SortedSet<string> set => $$"""{"SS":[{{string.Join(',', set.Select(s => JsonSerializer.Serialize(s)))}}]}""",
        _ => throw new InvalidOperationException("The model has no " + value.GetType()),
    };
}
