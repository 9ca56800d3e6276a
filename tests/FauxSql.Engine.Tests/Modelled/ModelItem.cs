using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>
/// An item as the model sees it: names and plain values. A number is a long, text a string, a list a list, a map such an item again, a set of strings a sorted set.
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

    /// <summary>The item with some of its attributes only.</summary>
    public ModelItem Only(IEnumerable<string> names)
    {
        var some = new ModelItem();
        foreach (var name in names.Where(ContainsKey))
            some[name] = this[name];
        return some;
    }

    /// <summary>The item's size as AWS documents it.</summary>
    public long Size => this.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + SizeOf(a.Value));

    public string Json => "{" + string.Join(',', this.Select(a => $"{JsonSerializer.Serialize(a.Key)}:{JsonOf(a.Value)}")) + "}";

    public static string JsonOf(object value) => value switch
    {
        string text => $$"""{"S":{{JsonSerializer.Serialize(text)}}}""",
        long number => $$"""{"N":"{{number.ToString(CultureInfo.InvariantCulture)}}"}""",
        List<object> list => $$"""{"L":[{{string.Join(',', list.Select(JsonOf))}}]}""",
        ModelItem map => $$"""{"M":{{map.Json}}}""",
        SortedSet<string> set => $$"""{"SS":[{{string.Join(',', set.Select(s => JsonSerializer.Serialize(s)))}}]}""",
        _ => throw new InvalidOperationException("The model has no " + value.GetType()),
    };

    private static long SizeOf(object value) => value switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        0L => 1,
        long number => 1 + (number < 0 ? 1 : 0) + (Digits(number) + 1) / 2,
        List<object> list => 3 + list.Sum(element => 1 + SizeOf(element)),
        ModelItem map => 3 + map.Count + map.Size,
        SortedSet<string> set => set.Sum(Encoding.UTF8.GetByteCount),
        _ => throw new InvalidOperationException("The model has no " + value.GetType()),
    };

    private static int Digits(long number) => number.ToString(CultureInfo.InvariantCulture).TrimStart('-').TrimEnd('0').Length;
}
