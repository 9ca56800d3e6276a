namespace FauxSql.Rules;

// Rules on a model that both the compiler and `fauxsql check` know. What they look at is decided by the other types of this folder.
internal static class SharedRules
{
    public static readonly IReadOnlyList<RuleText> All =
    [
        new("FXS110", "A list of objects needs a bound", "{0} is a list of objects without a bound, which every read and write of the item pays for: say how many there are at most with [Embedded(Max = …)], or give them a table of their own"),
        new("FXS111", "A key is named for what it holds", "{0} names its place in the key and not what it holds: name it for that, such as {1}; [StoredAs(\"{2}\")] keeps the attribute's name"),
        new("FXS112", "An index is named for what it finds by", "{0} says nothing of what the index finds: name it for its key, such as {1}"),
        new("FXS113", "An index serves one access pattern", "{0} has a second pattern, \"{1}\", and an index serves one: give that an index of its own, such as {2}"),
        new("FXS114", "An index key has many values", "{0} is the only partition attribute of {1} and has only {2} values, so that many items share a partition, which takes 1,000 write units a second: spread it with [Sharded(…)], or put an attribute of many values before it"),
        new("FXS115", "Money is decimal", "{0} is an amount of money in a {1}, which cannot hold most decimal fractions: use decimal"),
    ];

    public static RuleText Of(string id) => All.First(rule => rule.Id == id);
}
