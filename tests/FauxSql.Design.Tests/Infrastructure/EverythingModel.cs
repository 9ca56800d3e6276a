using FauxSql.Design.Infrastructure;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>A model and options that use all there is, with names that are reserved, not legal or alike in one language or another.</summary>
internal static class EverythingModel
{
    private const string OddText = "quotes \" ' ` and */ //  \\ ${x} %{y} #{z} é 漢字";

    public static DatabaseSchema Schema { get; } = new("EverythingDb", [Account(), Plain("Default", "or-ders") with { Billing = new BillingSchema(7, 3), IsDeletionProtected = false, Indexes = [new("SizeIndex", new KeySchema(["Id"], []))] }, Plain("Orders", "Orders"), Plain("Class", "orders") with { Billing = BillingSchema.OnDemand, IsDeletionProtected = true }, Plain("Nine", "9lives")], [Method()]);

    public static InfrastructureOptions Options { get; } = new()
    {
        Encryption = new TableEncryption.CustomerKey("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"),
        StorageClass = StorageClass.InfrequentAccess,
        Tags = [new("Team", "Checkout @ home"), new("cost:center", "1+1=2")],
        Streams = new Dictionary<string, StreamView>(StringComparer.Ordinal) { ["class"] = StreamView.NewAndOldImages, ["orders"] = StreamView.KeysOnly, ["Orders"] = StreamView.OldImage, ["9lives"] = StreamView.NewImage },
        WarmThroughput = new Dictionary<string, WarmThroughput>(StringComparer.Ordinal) { ["class"] = new(20_000, 8_000), ["class/Wide.Index"] = new(12_000, 4_000), ["UniqueKeys"] = new(12_000, 5_000) },
        Tenant = "Org:Id",
    };

    public static IReadOnlyList<PatternPlan> Plans { get; } =
    [
        new("Account", Method(), new Plan(
        [
            new(1, "BatchGetItem", "x.class", "", false, 1, 0),
            new(1, "Query", "x.class/Wide.Index", "", true, 1, 0),
            new(2, "TransactWriteItems", "x.class, x.9lives", "", false, 0, 2),
        ])),
    ];

    private static AccessPatternSchema Method() => new("Method: " + OddText, AccessPatternStatus.Implemented, AccessPatternSource.Method, "Screens.All", null);

    private static EntitySchema Account() => new(
        "Account",
        "Everything.Account",
        "class",
        new KeySchema(["Org:Id"], ["size"]),
        [
            Attribute("Org:Id", AttributeKind.String), Attribute("size", AttributeKind.Number), Attribute("back\\slash", AttributeKind.Binary), Attribute("漢字", AttributeKind.String),
            Attribute("%{if}", AttributeKind.Number), Attribute("org \"${id}\"", AttributeKind.String), Attribute("tab\there", AttributeKind.String), Attribute("NineId", AttributeKind.String),
            Attribute("Data", AttributeKind.Map), Attribute("ttl ${x}", AttributeKind.Number) with { Role = AttributeRole.TimeToLive },
            Attribute("Email", AttributeKind.String) with { Role = AttributeRole.Unique, Unique = new UniqueSchema("Org:Id", true, true) },
        ],
        [
            new("Wide.Index", new KeySchema(["back\\slash", "漢字", "%{if}", "org \"${id}\""], ["tab\there", "size", "Email", "NineId"])),
            new("Sharded-Index", new KeySchema(["Org:Id"], ["Email"])) { Shards = 16, Included = ["Data", "tab\there"] },
            new("NineIndex", new KeySchema(["NineId"], [])) { Included = [] },
        ],
        [new ReferenceSchema("NineId", "Nine", OddText) { IsEnforced = true }],
        [],
        [
            new(OddText, AccessPatternStatus.Implemented, AccessPatternSource.Key, null, null),
            new(OddText, AccessPatternStatus.Implemented, AccessPatternSource.Index, "Wide.Index", null),
            new("漢字", AccessPatternStatus.Implemented, AccessPatternSource.Index, "NineIndex", null),
            new("Some day", AccessPatternStatus.Potential, AccessPatternSource.None, null, null),
        ]);

    private static EntitySchema Plain(string name, string table) => new(
        name,
        $"Everything.{name}",
        table,
        new KeySchema(["Id"], []),
        [Attribute("Id", AttributeKind.String)],
        [],
        [],
        [],
        [new("Get by ID", AccessPatternStatus.Implemented, AccessPatternSource.Key, null, null)]);

    private static AttributeSchema Attribute(string name, AttributeKind kind) => new(name, "Property", kind, "object", AttributeRole.None, true, null);
}
