using FauxSql.Rules;

namespace FauxSql.Design.Checks;

/// <summary>Every rule in one row. Each has a page in docs/diagnostics, an example that breaks it and one that does not.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Analyzed("FXS110", "A long list makes every read and write of its item dearer, and ends at 400 KB.", "Bound it with [Embedded(Max = …)] or [MaxLength], or give its elements a table of their own."),
        Analyzed("FXS111", "PK and SK say where an attribute stands, which the model says anyway, and not what it holds.", "Name it for what it holds; [StoredAs] keeps the name of the attribute where there is data."),
        Analyzed("FXS112", "GSI1 has to be looked up wherever it is read.", "Name the index for its key, such as CustomerIndex."),
        Analyzed("FXS113", "An index with two patterns can be neither changed nor removed for one of them.", "Give each pattern an index of its own."),
        Analyzed("FXS114", "All items of one value are in one partition, which takes 1,000 write units a second, and an index that is throttled throttles the table.", "Spread it with [Sharded(…)], or put an attribute of many values before it."),
        Analyzed("FXS115", "Binary fractions do not hold most amounts of money.", "Use decimal."),

        Warning("FXS200", "A partition key that names one item needs no sort key", "With a sort key an item cannot be read by its id alone: every caller has to know both.", "Leave out the sort key, or make what the items belong to the partition key."),
        Warning("FXS201", "A relationship says why it is kept as it is", "Without its reason nobody can tell later whether a foreign key, an embedded list or a composite key is still right.", "Give the reason with Because."),
        Warning("FXS202", "An attribute that holds the key of an entity is a reference", "Without [References] the relationship has no cardinality, is in no diagram, and nothing can follow or check it.", "Mark the property with [References<T>]."),
        Warning("FXS203", "An access pattern says what is asked", "\"Get data\" tells neither which key serves it nor when it has become superfluous.", "Say what is found, by what, and for which screen or job."),
        Warning("FXS204", "A reference can be followed", "A foreign key that no index and no navigation follows is found by a Scan only: when what it refers to is shown, changed or deleted.", "Put an [Index] on it, or add a [Related] property."),
        Warning("FXS205", "An index serves an access pattern", "Every write pays for each index it touches, and an index whose purpose nobody knows is never removed.", "Say what it serves with Pattern, or remove it."),
        Warning("FXS206", "An item stays below 400 KB", "DynamoDB refuses an item above 409,600 bytes, names included.", "Lower the bounds, or give the large part a table of its own or a place in S3."),
        Warning("FXS207", "Writes are spread over many partitions", "Everything that is written today has today's date: one partition takes it all, and takes 1,000 write units a second.", "Spread it with [Sharded(…)], or put an attribute of many values before it."),
        Warning("FXS208", "A value that names one item is [Unique]", "An index keeps nothing unique, and shows a new item only after a moment: two customers can have one address, and the login finds either.", "Mark the property with [Unique]; FindBy… then finds its item as of now and without an index."),
        Warning("FXS209", "An instant has a time zone", "A time without a zone is another moment on each machine that reads it.", "Use DateTimeOffset."),
        Warning("FXS210", "A table has few indexes", "DynamoDB takes 20 indexes for a table unless the quota is raised, each paid for with every write.", "Remove what nothing uses, or move what is looked up otherwise into an entity of its own."),
        Warning("FXS211", "What an index holds pays for itself", "An index that holds a part of each item saves something only where that part is smaller and changes less often than the item.", "Leave the attribute out, or let the index hold whole items."),
        Note("FXS212", "An entity is part of a current job", "Entities that only future jobs use can wait until these are designed, and will look different then.", "Declare the pattern that uses it, or remove it until there is one."),
        Warning("FXS213", "What one Region checks holds in that Region", "Replicas (MREC) are written apart and the last writer wins: conditions and transactions see the data of their own Region only.", "Write the entity in one Region, or resolve conflicts in the application."),
        Note("FXS214", "A name is no reserved word", "FauxSql writes names that work everywhere; expressions written by hand, in the console or another SDK, have to alias a reserved word.", "Where others query the table by hand, give the attribute another name with [StoredAs(\"…\")]."),
        Error("FXS215", "A suppression has a reason", "Without one nobody can tell whether it still holds.", "Add Justification = \"…\" to the [SuppressMessage]."),
        Note("FXS216", "A suppression suppresses something", "It hides what the rule may find later.", "Remove the [SuppressMessage]."),

        Data(Severity.Warning, "FXS230", "An item in the table stays well below 400 KB", "An item that has grown to 80 % of what DynamoDB takes is soon refused.", "Move what grows into a table of its own."),
        Data(Severity.Error, "FXS231", "An embedded list in the table is within its bound", "A longer list can be read, and every save of its item is refused.", "Raise Max, or shorten the list."),
        Data(Severity.Warning, "FXS232", "An attribute in the table is in the model", "Nothing reads it, and each read and write of the item pays for it.", "Add the property, or remove the attribute from the items."),
        Data(Severity.Error, "FXS233", "An item in the table can be read", "An item that lacks a required attribute, or holds one in another type, fails every read that meets it.", "Repair the items, or make the property nullable."),
        Data(Severity.Warning, "FXS234", "A reference in the table names an item that is there", "A navigation finds nothing where something is expected.", "Remove or correct the references; Enforced = true keeps new ones right."),
        Data(Severity.Warning, "FXS235", "No key holds a large share of the items", "The items of one partition key share 1,000 write and 3,000 read units a second.", "Spread the key with [Sharded(…)], or put an attribute of many values before it."),
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static Rule UnreasonedSuppression => Of("FXS215");

    public static Rule IdleSuppression => Of("FXS216");

    public static Rule Of(string id) => ById[id];

    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Whether an analyzer looks at it too, and sees more: what is not stored in an entity of the model by itself.</summary>
    public static bool IsAnalyzed(string id) => SharedRules.All.Any(rule => rule.Id == id);

    private static Rule Analyzed(string id, string why, string fix) => new(id, Severity.Warning, SharedRules.Of(id).Title, why, fix);

    private static Rule Note(string id, string title, string why, string fix) => new(id, Severity.Note, title, why, fix);

    private static Rule Warning(string id, string title, string why, string fix) => new(id, Severity.Warning, title, why, fix);

    private static Rule Error(string id, string title, string why, string fix) => new(id, Severity.Error, title, why, fix);

    private static Rule Data(Severity severity, string id, string title, string why, string fix) => new(id, severity, title, why, fix) { IsOfData = true };
}
