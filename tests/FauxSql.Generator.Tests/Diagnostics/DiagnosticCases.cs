namespace FauxSql.Generator.Tests.Diagnostics;

/// <summary>What is wrong with a model, why, and how it is said.</summary>
internal static class DiagnosticCases
{
    public static IReadOnlyList<DiagnosticCase> All { get; } =
    [
        // FXS001–FXS016
        new("FXS001", "no partition key", "[Table] public partial record [|Order|] { public required string Id { get; init; } }", "with [PartitionKey]"),
        new("FXS002", "two partition keys", "[Table] public partial record Order { [PartitionKey] public required string A { get; init; } [PartitionKey] public required string [|B|] { get; init; } }", "leave it on one property"),
        new("FXS002", "two sort keys", "[Table] public partial record Order { [PartitionKey] public required string A { get; init; } [SortKey] public required string B { get; init; } [SortKey] public required string [|C|] { get; init; } }", "leave it on one property"),
        new("FXS002", "two versions", Order("[Version] public int V { get; init; } [Version] public int [|W|] { get; init; }"), "a second [Version]"),
        new("FXS002", "two times to live", Order("[TimeToLive] public DateTime? V { get; init; } [TimeToLive] public DateTime? [|W|] { get; init; }"), "a second [TimeToLive]"),
        Unstorable("object"),
        Unstorable("System.Uri"),
        Unstorable("(int Left, string Right)"),
        Unstorable("KeyValuePair<string, int>"),
        Unstorable("DateTimeKind[,]"),
        Unstorable("char"),
        Unstorable("System.Numerics.BigInteger"),
        Unstorable("Int128"),
        Unstorable("Dictionary<int, string>"),
        Unstorable("Dictionary<DateTimeKind, string>"),
        Unstorable("ISet<bool>"),
        Unstorable("ISet<int?>"),
        Unstorable("SortedSet<byte[]>"),
        Unstorable("ImmutableArray<int>"),
        Unstorable("Memory<byte>"),
        Unstorable("IEnumerable<IEnumerable<object>>"),
        Unstorable("IComparable"),
        new("FXS003", "a struct", Order("public Point [|P|] { get; init; }") + " public struct Point { public int X { get; set; } }", "make it a partial record"),
        new("FXS003", "a record struct", Order("public Point? [|P|] { get; init; }") + " public partial record struct Point(int X);", "make it a partial record"),
        new("FXS019", "a collection of one's own", Order("public List<int> P { get; init; } = [];") + " public class [|List|]<T> { }", "derive a type"),
        new("FXS003", "an entity without [Related]", Order("public Order? [|Parent|] { get; init; }"), "with [Related]"),
        new("FXS003", "a type in a nested record", Order("public Address? Home { get; init; }") + " public partial record Address { public object? [|Street|] { get; init; } }", "[NotStored]"),
        new("FXS004", "a sort key of no index", Order("[IndexSortKey(\"DateIndex\")] public DateTime [|Date|] { get; init; }"), "add [Index(\"DateIndex\")]"),
        new("FXS005", "a reference to a class", Order("[References<Customer>] public required string [|CustomerId|] { get; init; }") + " public class Customer { }", "mark Customer with [Table]"),
        new("FXS006", "an entity", "[Table] public record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "write 'partial'"),
        new("FXS006", "a type around an entity", "public class [|Outer|] { [Table] public partial record Order { [PartitionKey] public required string Id { get; init; } } }", "write 'partial'"),
        new("FXS007", "a nested record", Order("public Address? Home { get; init; }") + " public record [|Address|] { public string? Street { get; init; } }", "write 'partial'"),
        new("FXS007", "a type around a nested record", Order("public Outer.Address? Home { get; init; }") + " public class [|Outer|] { public partial record Address { public string? Street { get; init; } } }", "write 'partial'"),
        new("FXS008", "a list without a reference", Order("[Related] public IReadOnlyList<Item>? [|Items|] { get; init; }") + Entity("Item", ""), "add [References<Order>] to the property of Item"),
        new("FXS008", "a reference that no index serves", Order("[Related] public IReadOnlyList<Item>? [|Items|] { get; init; }") + Entity("Item", "[References<Order>] public required string OrderId { get; init; }"), "and an [Index]"),
        new("FXS008", "via a property that is not there", Order("[Related(Via = \"Nothing\")] public IReadOnlyList<Item>? [|Items|] { get; init; }") + Entity("Item", "[References<Order>, Index(\"OrderIndex\")] public required string OrderId { get; init; }"), "add [References<Order>]"),
        new("FXS009", "two references", Order("[References<Customer>] public required string A { get; init; } [References<Customer>] public required string B { get; init; } [Related] public Customer? [|Customer|] { get; init; }") + Entity("Customer", ""), "Via"),
        new("FXS010", "a truth value as sort key", Order("[SortKey] public required bool [|IsPaid|] { get; init; }"), "use a type stored as text, number or bytes"),
        new("FXS010", "a nullable partition key", "[Table] public partial record Order { [PartitionKey] public string? [|Id|] { get; init; } }", "cannot be nullable"),
        new("FXS010", "a list as index key", Order("[Index(\"TagIndex\")] public List<string> [|Tags|] { get; init; } = [];"), "use a type stored as text, number or bytes"),
        Pattern("instance method", "public Deferred<Order> [|Get|](ShopDb db, Sample sample) => db.Orders.Get(\"1\");"),
        Pattern("private method", "private static Deferred<Order> [|Get|](ShopDb db, Sample sample) => db.Orders.Get(\"1\");"),
        Pattern("no sample", "public static Deferred<Order> [|Get|](ShopDb db) => db.Orders.Get(\"1\");"),
        Pattern("generic method", "public static Deferred<Order> [|Get|]<T>(ShopDb db, Sample sample) => db.Orders.Get(\"1\");"),
        Pattern("parameter by reference", "public static Deferred<Order> [|Get|](ref ShopDb db, Sample sample) => db.Orders.Get(\"1\");"),
        Pattern("a task", "public static System.Threading.Tasks.Task<Order> [|Get|](ShopDb db, Sample sample) => db.Orders.GetAsync(\"1\");"),
        new("FXS011", "in a private class", Shop("partial class Outer { private static class Screens { [AccessPattern(\"x\")] public static Deferred<Order> [|Get|](ShopDb db, Sample sample) => db.Orders.Get(\"1\"); } }"), "like the types around it"),
        new("FXS012", "a list", Shop("static class Data { [SampleData] public static List<object> [|Fill|](int scale) => []; }"), "static IAsyncEnumerable<object> Fill(int scale)"),
        new("FXS012", "no scale", Shop("static class Data { [SampleData] public static IAsyncEnumerable<object> [|Fill|]() => throw new Exception(); }"), "static IAsyncEnumerable<object> Fill(int scale)"),
        new("FXS013", "text", Order("[Version] public string? [|Version|] { get; init; }"), "use int or long"),
        new("FXS013", "a nullable number", Order("[Version] public long? [|Version|] { get; init; }"), "use int or long"),
        new("FXS014", "a number", Order("[TimeToLive] public long [|Expires|] { get; init; }"), "use DateTimeOffset or DateTime"),
        new("FXS014", "a date", Order("[TimeToLive] public DateOnly? [|Expires|] { get; init; }"), "use DateTimeOffset or DateTime"),
        new("FXS015", "both", Order("[TimeToLive] public DateTime? Expires { get; init; } [Unique] public required string [|Email|] { get; init; }"), "remove one of the two"),
        new("FXS051", "a target with a sort key", Order("[References<Line>(Enforced = true)] public required string [|LineId|] { get; init; }") + " [Table] public partial record Line { [PartitionKey] public required string LineId { get; init; } [SortKey] public required int Number { get; init; } }", "leave out Enforced"),
        new("FXS052", "no index", Order("[References<Customer>(Enforced = true)] public required string [|CustomerId|] { get; init; }") + " [Table] public partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }", "add [Index(\"CustomerIdIndex\")]"),
        new("FXS052", "an index that lacks items", Order("[References<Customer>(Enforced = true), Index(\"CustomerIndex\")] public required string [|CustomerId|] { get; init; } [IndexSortKey(\"CustomerIndex\")] public int? Rank { get; init; }") + " [Table] public partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }", "add [Index(\"CustomerIdIndex\")]"),
        new("FXS052", "an index of more than the reference", Order("[References<Customer>(Enforced = true), Index(\"CustomerIndex\")] public required string [|CustomerId|] { get; init; } [Index(\"CustomerIndex\")] public required string Region { get; init; }") + " [Table] public partial record Customer { [PartitionKey] public required string CustomerId { get; init; } }", "add [Index(\"CustomerIdIndex\")]"),
        new("FXS050", "no property", Order("[Unique(Within = \"Org\")] public required string [|Email|] { get; init; }"), "use nameof"),
        new("FXS050", "itself", Order("[Unique(Within = \"Email\")] public required string [|Email|] { get; init; }"), "name another"),
        new("FXS050", "a list", Order("public List<int> Orgs { get; init; } = []; [Unique(Within = \"Orgs\")] public required string [|Email|] { get; init; }"), "text, a number or bytes"),
        new("FXS022", "case of a number", Order("[Unique(IgnoreCase = true)] public int [|Number|] { get; init; }"), "only a string has case and blanks"),
        new("FXS016", "a database", "[Database] public class [|ShopDb|] { }", "write 'partial'"),

        // Names
        new("FXS017", "a table with a blank", "[Table(\"my orders\")] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "[Table(\"…\")]"),
        new("FXS017", "a type with an umlaut", Entity("[|Öffnung|]", ""), "[Table(\"…\")]"),
        new("FXS017", "a name of two letters", Entity("[|A|]", ""), "3 to 255"),
        new("FXS017", "an empty name", "[Table(\"\")] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "[Table(\"…\")]"),
        new("FXS017", "nothing but punctuation", "[Table(\"---\")] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "[Table(\"…\")]"),
        new("FXS017", "an index with a blank", Order("[Index(\"by date\")] public required string [|Date|] { get; init; }"), "[Index(\"…\")]"),
        new("FXS018", "entities of one name", "namespace A { [Table] public partial record User { [PartitionKey] public required string Id { get; init; } } } namespace B { [Table(\"Others\")] public partial record [|User|] { [PartitionKey] public required string Id { get; init; } } }", "rename the type"),
        new("FXS018", "tables of one name", "[Table] public partial record Order { [PartitionKey] public required string Id { get; init; } } [Table(\"Orders\")] public partial record [|Quote|] { [PartitionKey] public required string Id { get; init; } }", "[Table(\"…\")]"),
        new("FXS018", "tables of one C# name", "[Table(\"my-orders\")] public partial record Order { [PartitionKey] public required string Id { get; init; } } [Table(\"my.orders\")] public partial record [|Quote|] { [PartitionKey] public required string Id { get; init; } } [Database] partial class ShopDb;", "[Table(\"…\")]"),
        new("FXS018", "the table of claims", Order("[Unique] public required string Email { get; init; }") + Entity("[|UniqueKey|]", ""), "the claims to [Unique] values"),
        new("FXS018", "a member of every database", Entity("[|Pattern|]", "") + "[Database] partial class ShopDb;", "a member of ShopDb"),
        new("FXS018", "a member of the user's database", Entity("[|Order|]", "") + "[Database] partial class ShopDb { public int Orders => 1; }", "a member of ShopDb"),
        new("FXS018", "the database's own name", Entity("[|Order|]", "") + "[Database] partial class Orders;", "a member of Orders"),
        new("FXS018", "two finders", Order("[Index(\"CustomerIndex\")] public required string A { get; init; } [Index(\"Customer\")] public required string [|B|] { get; init; }"), "rename the index"),
        new("FXS018", "an index and the primary key", Order("[SortKey] public required string Line { get; init; } [Index(\"OrderIndex\")] public required string [|Other|] { get; init; }", "OrderId"), "rename the index"),
        new("FXS018", "a type named like a generated one", Entity("[|Order|]", "") + "class OrderFields { }", "rename one of them"),
        new("FXS018", "a type named like the table's class", Entity("[|Order|]", "") + "class OrdersTable { }", "rename it"),
        new("FXS018", "a property named like a generated type", Order("public string? [|OrderFields|] { get; init; }"), "rename the property"),

        // Types and members
        new("FXS019", "a generic entity", "[Table] public partial record [|Order|]<T> { [PartitionKey] public required string Id { get; init; } }", "derive a type"),
        new("FXS019", "a private entity", "public static partial class Outer { [Table] private partial record [|Order|] { [PartitionKey] public required string Id { get; init; } } }", "public or internal"),
        new("FXS019", "an entity of one file", "[Table] file partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "public or internal"),
        new("FXS019", "a generic nested record", Order("public Box<int>? Box { get; init; }") + " public partial record [|Box|]<T> { public string? Label { get; init; } }", "derive a type"),
        new("FXS019", "an abstract nested record", Order("public Shape? Shape { get; init; }") + " public abstract partial record [|Shape|] { public string? Label { get; init; } }", "derived from it"),
        new("FXS020", "a field", Order("public string? [|Note|];"), "[NotStored]"),
        new("FXS020", "a property without setter", Order("public string [|Kind|] { get; } = \"order\";"), "get and init"),
        new("FXS020", "a property without getter", Order("public string? [|Secret|] { private get; set; }"), "cannot be read"),
        new("FXS020", "a key that is not public", Order("[Index(\"CustomerIndex\")] internal string? [|CustomerId|] { get; init; }"), "not public"),
        new("FXS020", "a computed index key", Order("[Index(\"YearIndex\")] public string [|Year|] => Id[..4];"), "computed"),
        new("FXS020", "a navigation without setter", Order("[References<Order>] public string? ParentId { get; init; } [Related] public Order? [|Parent|] { get; }"), "no setter"),
        new("FXS021", "an unmatched parameter", "[Table] public partial class [|Order|](string code) { [PartitionKey] public required string Id { get; init; } = code; }", "add a constructor without parameters"),
        new("FXS021", "a parameter of another type", "[Table] public partial class [|Order|](int id) { [PartitionKey] public string Id { get; init; } = id + \"\"; }", "of the same type"),
        new("FXS021", "a private constructor", "[Table] public partial class [|Order|] { private Order() { } [PartitionKey] public string Id { get; init; } = \"\"; }", "no public or internal constructor"),
        new("FXS032", "a navigation to a number", Order("[Related] public int [|Items|] { get; init; }"), "a list of one"),
        new("FXS032", "a navigation in a task", Order("[Related] public System.Threading.Tasks.Task<Order>? [|Items|] { get; init; }"), "a list of one"),

        new("FXS033", "text to a number", Order("[References<Customer>] public required int [|CustomerId|] { get; init; }") + Entity("Customer", ""), "the same type"),
        new("FXS033", "other digits", Order("[References<Day>, InstantDigits(3)] public required DateTime [|Day|] { get; init; }") + "[Table] public partial record Day { [PartitionKey] public required DateTime At { get; init; } }", "DateTime of 3 digits"),

        // Attributes where they mean nothing
        new("FXS022", "a key that is not stored", Order("[NotStored, Index(\"CustomerIndex\")] public string? [|CustomerId|] { get; init; }"), "[Index] cannot stand on CustomerId"),
        Nested("[PartitionKey]", "PartitionKey"),
        Nested("[SortKey]", "SortKey"),
        Nested("[Index(\"StreetIndex\")]", "Index"),
        Nested("[References<Order>]", "References"),
        Nested("[Unique]", "Unique"),
        new("FXS022", "Related in a nested record", Order("public Address? Home { get; init; }") + " public partial record Address { [Related] public Order? [|Order|] { get; init; } }", "[Related] cannot stand on Order"),
        new("FXS022", "a renamed key", Order("[SortKey, Renamed(\"Line\")] public long [|LineNumber|] { get; init; }"), "give the entity another table"),
        new("FXS022", "a renamed unique value", Order("[Unique, Renamed(\"Mail\")] public string? [|Email|] { get; init; }"), "which cannot have two names at once"),
        new("FXS022", "a renamed list", Order("[Embedded(Max = 3), Renamed(\"Labels\")] public List<string>? [|Tags|] { get; init; }"), "only a single value can have two names at once"),
        new("FXS022", "renamed to the same", Order("[Renamed(\"Mail\"), StoredAs(\"Mail\")] public string? [|Email|] { get; init; }"), "it is stored as Mail anyway"),
        new("FXS040", "a name that another property has", Order("[Renamed(\"Mail\")] public string? Email { get; init; } public string? [|Mail|] { get; init; }"), "stored as \"Mail\""),
        new("FXS041", "renamed from nothing", Order("[Renamed(\"\")] public string? [|Email|] { get; init; }"), "an empty name"),
        new("FXS022", "a version that is a key", Order("[SortKey, Version] public long [|Version|] { get; init; }"), "use a property of its own"),
        new("FXS022", "an index on a navigation", Order("[References<Order>] public string? ParentId { get; init; } [Related, Index(\"ParentIndex\")] public Order? [|Parent|] { get; init; }"), "[Index] cannot stand on Parent"),
        new("FXS022", "embedded text", Order("[Embedded] public string? [|Note|] { get; init; }"), "remove it"),
        new("FXS022", "a bound of a number", Order("[Embedded(Max = 3)] public int [|Count|] { get; init; }"), "leave out Max"),
        new("FXS022", "a bound of one record", Order("[Embedded(Max = 3)] public Address? [|Home|] { get; init; }") + " public partial record Address { public string? Street { get; init; } }", "leave out Max"),
        new("FXS022", "digits of a number", Order("[InstantDigits(3)] public int [|Count|] { get; init; }"), "remove it"),
        new("FXS022", "digits of a time to live", Order("[InstantDigits(3), TimeToLive] public DateTime? [|Expires|] { get; init; }"), "whole seconds"),
        new("FXS022", "unknown names of text", Order("[UnknownNames(UnknownNameHandling.Keep)] public string? [|Status|] { get; init; }"), "remove it"),
        new("FXS022", "unknown names of a list", Order("[UnknownNames(UnknownNameHandling.Keep)] public List<DateTimeKind> [|Kinds|] { get; init; } = [];"), "an enum itself"),
        new("FXS022", "unknown names of a key", Order("[Index(\"KindIndex\"), Sharded(2), UnknownNames(UnknownNameHandling.Keep)] public DateTimeKind [|Kind|] { get; init; }"), "use a string"),
        new("FXS022", "an access pattern of a class that is no entity", "[AccessPattern(\"x\", Status = AccessPatternStatus.Planned)] public class [|Order|] { }", "mark it with [Table]"),
        new("FXS022", "the length of a number", Order("[StringLength(3)] public int [|Count|] { get; init; }"), "neither"),
        new("FXS022", "the range of a text", Order("[Range(1, 3)] public string? [|Count|] { get; init; }"), "two numbers to a number"),
        new("FXS022", "a range of numbers for a date", Order("[Range(1, 3)] public DateOnly [|Day|] { get; init; }"), "two texts to a decimal or a date"),
        new("FXS022", "a range that is no date", Order("[Range(typeof(DateOnly), \"soon\", \"later\")] public DateOnly [|Day|] { get; init; }"), "bounds are not of the property's type"),
        new("FXS022", "the pattern of a number", Order("[RegularExpression(\"a+\")] public int [|Count|] { get; init; }"), "it matches text"),
        new("FXS023", "a list", Order("[Embedded] public List<string> [|Tags|] { get; init; } = [];"), "[Embedded(Max = …)]"),
        new("FXS023", "a dictionary", Order("[Embedded(Because = \"few\")] public Dictionary<string, string> [|Tags|] { get; init; } = [];"), "[Embedded(Max = …)]"),
        new("FXS024", "one property as both keys", "[Table] public partial record Order { [PartitionKey, SortKey] public required string [|Id|] { get; init; } }", "use each property once"),
        new("FXS024", "one property twice in an index", Order("[Index(\"DateIndex\"), IndexSortKey(\"DateIndex\")] public required string [|Date|] { get; init; }"), "use each property once"),
        new("FXS025", "five partition attributes", Order("[Index(\"Five\")] public int A { get; init; } [Index(\"Five\")] public int B { get; init; } [Index(\"Five\")] public int C { get; init; } [Index(\"Five\")] public int D { get; init; } [Index(\"Five\")] public int [|E|] { get; init; }"), "the fifth [Index] of Five"),
        new("FXS025", "five sort attributes", Order("[Index(\"Five\")] public int H { get; init; } [IndexSortKey(\"Five\")] public int A { get; init; } [IndexSortKey(\"Five\")] public int B { get; init; } [IndexSortKey(\"Five\")] public int C { get; init; } [IndexSortKey(\"Five\")] public int D { get; init; } [IndexSortKey(\"Five\")] public int [|E|] { get; init; }"), "the fifth [IndexSortKey] of Five"),
        new("FXS026", "a pattern that nothing serves", "[AccessPattern(\"by colour\")] " + Entity("[|Order|]", ""), "Status = Planned or Potential"),

        // Names of attributes
        new("FXS040", "the name of another property", Order("public decimal Total { get; init; } [StoredAs(\"Total\")] public decimal [|Sum|] { get; init; }"), "give it another name"),
        new("FXS040", "one name twice", Order("[StoredAs(\"t\")] public decimal Total { get; init; } [StoredAs(\"t\")] public decimal [|Sum|] { get; init; }"), "[StoredAs(\"…\")]"),
        new("FXS040", "one name twice in a nested record", Order("public Address? Home { get; init; }") + " public partial record Address { public string? Street { get; init; } [StoredAs(\"Street\")] public string? [|Road|] { get; init; } }", "second property of Address"),
        new("FXS041", "a name of ours", Order("[StoredAs(\"_fx.total\")] public decimal [|Total|] { get; init; }"), "use another"),
        new("FXS041", "an empty name", Order("[StoredAs(\"\")] public decimal [|Total|] { get; init; }"), "give it one"),
        new("FXS041", "a key's name of 256 bytes", Order($"[Index(\"DayIndex\"), StoredAs(\"{new string('é', 128)}\")] public string? [|Day|] {{ get; init; }}"), "a name of 256 bytes: use at most 255"),
        new("FXS041", "a name over 64 KB", Order($"[StoredAs(\"{new string('x', 65_536)}\")] public string? [|Day|] {{ get; init; }}"), "use at most 65535"),
        new("FXS041", "half a surrogate pair", Order("[StoredAs(\"\\ud83d\")] public string? [|Day|] { get; init; }"), "use whole characters"),
        new("FXS022", "the name of what is not stored", Order("[NotStored, StoredAs(\"x\")] public string? [|Day|] { get; init; }"), "it is not stored"),
        new("FXS022", "the name of a navigation", Order("[References<Order>] public string? ParentId { get; init; } [Related, StoredAs(\"x\")] public Order? [|Parent|] { get; init; }"), "a navigation is never stored"),

        // Converters
        new("FXS042", "a converter of another type", Order("[Converter<X>] public int [|P|] { get; init; }") + Converter("Uri", "string"), "X converts Uri, which int neither is nor holds"),
        new("FXS042", "a converter of another type on a type", Order("public Money [|P|] { get; init; }") + " [Converter<X>] public struct Money;" + Converter("Uri", "string"), "X converts a Uri, and Money is none"),
        new("FXS042", "a converter of a nullable type", Order("public Money [|P|] { get; init; }") + " [Converter<X>] public struct Money;" + Converter("Money?", "string"), "leave out the '?'"),
        new("FXS042", "a converter to a nullable type", Order("[Converter<X>] public Uri? [|P|] { get; init; }") + Converter("Uri", "string?"), "leave out the '?'"),
        new("FXS042", "a converter to what cannot be stored", Order("[Converter<X>] public string? [|P|] { get; init; }") + Converter("string", "Uri"), "X stores a Uri, which cannot be stored"),
        new("FXS042", "a private converter", "public partial class Outer { " + Order("[Converter<X>] public Uri? [|P|] { get; init; }") + Converter("Uri", "string").Replace("public sealed", "private sealed", StringComparison.Ordinal) + " }", "make it public or internal"),
        new("FXS042", "converters in a circle", Order("public A [|P|] { get; init; }") + " [Converter<X>] public struct A; [Converter<Y>] public struct B;" + Converter("A", "B") + Converter("B", "A", "Y"), "leads back to itself"),
        new("FXS042", "a converter of a time to live", Order("[TimeToLive, Converter<X>] public DateTime? [|P|] { get; init; }") + Converter("DateTime", "string"), "X converts DateTime"),
        new("FXS042", "a converter of dictionary keys", Order("[Converter<X>] public Dictionary<string, int>? [|P|] { get; init; }") + Converter("string", "string"), "X converts string"),
        new("FXS022", "a converter of a version", Order("[Version, Converter<X>] public int [|P|] { get; init; }") + Converter("int", "int"), "remove the converter"),
        new("FXS022", "a converter and unknown names", Order("[UnknownNames(UnknownNameHandling.Keep), Converter<X>] public DateTimeKind [|P|] { get; init; }") + Converter("DateTimeKind", "int"), "a converter reads the property"),
        new("FXS022", "a converter of a navigation", Order("[References<Order>] public string? ParentId { get; init; } [Related, Converter<X>] public Order? [|Parent|] { get; init; }") + Converter("Uri", "string"), "a navigation is never stored"),
        new("FXS010", "a key converted to a list", Order("[Index(\"PIndex\"), Converter<X>] public Uri? [|P|] { get; init; }") + Converter("Uri", "List<string>"), "use a type stored as text, number or bytes"),
        new("FXS003", "a set of what is converted to a list", Order("[Converter<X>] public HashSet<Uri>? [|P|] { get; init; }") + Converter("Uri", "List<string>"), "use a supported type"),
        new("FXS033", "a converter of one end", Order("[References<Customer>, Converter<X>] public required string [|CustomerId|] { get; init; }") + Entity("Customer", "") + Converter("string", "string"), "stored as string by X"),
        new("FXS022", "the length of what is converted to bytes", Order("[MaxLength(3), Converter<X>] public Uri? [|P|] { get; init; }") + Converter("Uri", "byte[]"), "neither"),

        // Sensitive values
        new("FXS022", "what is sensitive and not stored", Order("[NotStored, Sensitive] public string? [|Token|] { get; set; }"), "it is not stored"),
        new("FXS022", "a sensitive navigation", Order("[References<Order>] public string? ParentId { get; init; } [Related, Sensitive] public Order? [|Parent|] { get; init; }"), "a navigation is never stored"),

        // Derived properties
        new("FXS043", "from nothing", Order("[Derived] public string [|Year|] => Id[..4];"), "[Derived(nameof("),
        new("FXS043", "from what is not there", Order("[Derived(\"Date\")] public string [|Year|] => Id[..4];"), "Date is no stored property of Order"),
        new("FXS043", "from what is not stored", Order("[NotStored] public int N { get; set; } [Derived(nameof(N))] public int [|M|] => N;"), "no stored property"),
        new("FXS043", "from a navigation", Order("[References<Order>] public string? ParentId { get; init; } [Related] public Order? Parent { get; init; } [Derived(nameof(Parent))] public string? [|P|] => Parent?.Id;"), "no stored property"),
        new("FXS043", "from a derived one", Order("[Derived(nameof(Id))] public string Year => Id[..4]; [Derived(nameof(Year))] public string [|Decade|] => Year[..3];"), "derived itself"),
        new("FXS043", "from the version", Order("[Version] public int Version { get; init; } [Derived(nameof(Version))] public bool [|IsNew|] => Version == 0;"), "use another property"),
        new("FXS043", "with a setter", Order("[Derived(nameof(Id))] public string? [|Year|] { get; init; }"), "compute it with '=>'"),
        new("FXS043", "with a value of its own", Order("[Derived(nameof(Id))] public string [|Year|] { get; } = \"\";"), "compute it with '=>'"),
        new("FXS043", "the sort key", Order("public DateOnly Date { get; init; } [SortKey, Derived(nameof(Date))] public string [|Month|] => $\"{Date:yyyy-MM}\";"), "part of the primary key"),
        new("FXS020", "a version", Order("public int N { get; init; } [Version, Derived(nameof(N))] public int [|V|] => N;"), "cannot be set"),
        new("FXS022", "derived in a nested record", Order("public Address? Home { get; init; }") + " public partial record Address { public string Street { get; init; } = \"\"; [Derived(nameof(Street))] public int [|Length|] => Street.Length; }", "[Derived] cannot stand on Length"),
        new("FXS022", "unknown names of a derived one", Order("[UnknownNames(UnknownNameHandling.Keep), Derived(nameof(Id))] public DateTimeKind [|Kind|] => (DateTimeKind)Id.Length;"), "never read"),

        // Databases
        new("FXS027", "a record", "[Database] public partial record [|ShopDb|];", "make it a partial class"),
        new("FXS027", "a static class", "[Database] public static partial class [|ShopDb|];", "make it a partial class"),
        new("FXS027", "an abstract class", "[Database] public abstract partial class [|ShopDb|];", "make it a partial class"),
        new("FXS027", "a generic class", "[Database] public partial class [|ShopDb|]<T>;", "make it a partial class"),
        new("FXS027", "a nested class", "public partial class Outer { [Database] public partial class [|ShopDb|]; }", "make it a partial class"),
        new("FXS027", "an entity", "[Database, Table] public partial class [|Order|] { [PartitionKey] public required string Id { get; init; } }", "make it a partial class"),
        new("FXS027", "a derived class", "[Database] public partial class [|ShopDb|] : Exception;", "make it a partial class"),
        new("FXS028", "a second database", "[Database] public partial class ShopDb; [Database] public partial class [|StockDb|];", "a project of its own"),
        new("FXS028", "a second source of data", Shop("static class Data { [SampleData] public static IAsyncEnumerable<object> Fill(int scale) => throw new Exception(); [SampleData] public static IAsyncEnumerable<object> [|More|](int scale) => throw new Exception(); }"), "remove one"),

        // Navigations within an entity, and through a link entity
        new("FXS060", "two of one direction", Order("[References<Order>, Index(\"NextIndex\")] public string? NextId { get; init; } [Related(Via = nameof(NextId))] public Order? Next { get; init; } [Related(Via = nameof(NextId))] public Order? [|Previous|] { get; init; }"), "make Previous an IReadOnlyList<Order> and put an [Index] on NextId"),
        new("FXS008", "reports without an index", Order("[References<Order>] public string? NextId { get; init; } [Related] public List<Order>? [|All|] { get; init; }"), "an [Index] unless"),
        Link("no entity", "[Related(Through = typeof(string))] public List<Tag>? [|Tags|] { get; init; }", "", "", "mark it with [Table]"),
        Link("one item", "[Related(Through = typeof(Link))] public Tag? [|Tag|] { get; init; }", "PartitionKey", "SortKey", "make it an IReadOnlyList<Tag>"),
        Link("a key of its own", "[Related(Through = typeof(Link))] public List<Tag>? [|Tags|] { get; init; }", "PartitionKey", "", "mark one with [PartitionKey] and the other with [SortKey]"),
        Link("an end with a sort key", "[SortKey] public required int Line { get; init; } [Related(Through = typeof(Link))] public List<Tag>? [|Tags|] { get; init; }", "PartitionKey", "SortKey", "Order has a sort key"),
        Link("the direction without an index", "[Related(Through = typeof(Link))] public List<Tag>? [|Tags|] { get; init; }", "SortKey", "PartitionKey", "add [Index(\"OrderIndex\")] to Link.OrderId", "FXS062"),
        new("FXS009", "two ways through a link", Order("[Related(Through = typeof(Link))] public List<Order>? [|Others|] { get; init; }") + " [Table] public partial record Link { [PartitionKey, References<Order>] public required string A { get; init; } [SortKey, References<Order>, Index(\"BIndex\")] public required string B { get; init; } }", "Via"),

        // Values
        new("FXS029", "a list", Order("[Unique] public List<string> [|Emails|] { get; init; } = [];"), "text, number or bytes"),
        new("FXS029", "a truth value", Order("[Unique] public bool [|IsFirst|] { get; init; }"), "text, number or bytes"),
        new("FXS030", "eight digits", Order("[InstantDigits(8)] public DateTime [|Date|] { get; init; }"), "use 0 to 7"),
        new("FXS030", "a negative bound", Order("[Embedded(Max = -1)] public List<string> [|Tags|] { get; init; } = [];"), "use a number above 0"),
        new("FXS022", "shards of no index", Order("[Sharded(8)] public string? [|Status|] { get; init; }"), "add [Index"),
        new("FXS022", "shards of a sort key", Order("[Index(\"DateIndex\")] public string? Day { get; init; } [IndexSortKey(\"DateIndex\"), Sharded(8)] public int [|Hour|] { get; init; }"), "add [Index"),
        new("FXS022", "shards of one of several indexes", Order("[Index(\"AllIndex\"), Index(\"StatusIndex\"), Sharded(8)] public string? [|Status|] { get; init; }"), "Index = \"AllIndex\""),
        new("FXS022", "shards of another index", Order("[Index(\"StatusIndex\"), Sharded(8, Index = \"OtherIndex\")] public string? [|Status|] { get; init; }"), "add [Index(\"OtherIndex\")]"),
        new("FXS022", "shards given twice", Order("[Index(\"StatusIndex\"), Sharded(8)] public string? Status { get; init; } [Index(\"StatusIndex\"), Sharded(4)] public int [|Year|] { get; init; }"), "leave it on one property"),
        new("FXS022", "shards as fifth attribute", Order("[Index(\"Five\")] public int A { get; init; } [Index(\"Five\")] public int B { get; init; } [Index(\"Five\")] public int C { get; init; } [Index(\"Five\"), Sharded(2)] public int [|D|] { get; init; }"), "the shard would be the fifth"),
        Nested("[Sharded(8)]", "Sharded"),
        new("FXS030", "an included property that is not there", Order("[Index(\"StatusIndex\", Include = [\"Totl\"])] public string? [|Status|] { get; init; } public int Total { get; init; }"), "Include of Totl: name a stored property"),
        new("FXS030", "an included navigation", Order("[References<Order>, Index(\"ParentIndex\", Include = [nameof(Parent)])] public string? [|ParentId|] { get; init; } [Related] public Order? Parent { get; init; }"), "name a stored property"),
        new("FXS030", "an included primary key", Order("[Index(\"StatusIndex\", Include = [nameof(Id)])] public string? [|Status|] { get; init; }"), "keys are in every index"),
        new("FXS030", "an included index key", Order("[Index(\"StatusIndex\", Include = [nameof(Day)])] public string? [|Status|] { get; init; } [IndexSortKey(\"StatusIndex\")] public int Day { get; init; }"), "keys are in every index"),
        new("FXS030", "one included twice", Order("[Index(\"StatusIndex\", Include = [\"Total\", \"Total\"])] public string? [|Status|] { get; init; } public int Total { get; init; }"), "name it once"),
        new("FXS030", "nothing included", Order("[Index(\"StatusIndex\", Include = [])] public string? [|Status|] { get; init; }"), "use KeysOnly = true"),
        new("FXS030", "keys only and more", Order("[Index(\"StatusIndex\", KeysOnly = true, Include = [nameof(Total)])] public string? [|Status|] { get; init; } public int Total { get; init; }"), "leave out one of them"),
        new("FXS030", "two projections of one index", Order("[Index(\"StatusIndex\", KeysOnly = true)] public string? Status { get; init; } [Index(\"StatusIndex\", KeysOnly = true)] public int [|Year|] { get; init; }"), "give that of StatusIndex once"),
        new("FXS030", "more than 100 in all indexes", Order(Many(51) + " [Index(\"AIndex\", Include = [" + ManyNames(50) + "])] public int A { get; init; } [Index(\"BIndex\", Include = [" + ManyNames(51) + "])] public int [|B|] { get; init; }"), "101 in all indexes"),
        new("FXS018", "a type named like what an index holds", Entity("[|Order|]", "[Index(\"StatusIndex\", KeysOnly = true)] public string? Status { get; init; }") + "class OrderInStatusIndex { }", "rename StatusIndex"),
        new("FXS018", "an entity named like what an index holds", Entity("Order", "[Index(\"BInCode\", KeysOnly = true)] public string? Code { get; init; }") + Entity("OrderInB", "[Index(\"Code\", KeysOnly = true)] public string? [|Code|] { get; init; }"), "rename the index"),
        new("FXS070", "a list by an index of keys", Order("[Related] public IReadOnlyList<Item>? [|Items|] { get; init; }") + Entity("Item", "[References<Order>, Index(\"OrderIndex\", KeysOnly = true)] public required string OrderId { get; init; }"), "let OrderIndex hold all attributes"),
        new("FXS070", "one by an index of some attributes", Order("[Related] public Item? [|Item|] { get; init; }") + Entity("Item", "[References<Order>, Index(\"OrderIndex\", Include = [nameof(Total)])] public required string OrderId { get; init; } public int Total { get; init; }"), "or add another [Index]"),
        new("FXS070", "a link by an index of keys", "[Table] public partial record Merchant { [PartitionKey] public required string Id { get; init; } } [Table] public partial record Category { [PartitionKey] public required string Id { get; init; } [Related(Through = typeof(Link))] public IReadOnlyList<Merchant>? [|Merchants|] { get; init; } } [Table] public partial record Link { [PartitionKey, References<Merchant>] public required string M { get; init; } [SortKey, References<Category>, Index(\"CategoryIndex\", KeysOnly = true)] public required string C { get; init; } }", "let CategoryIndex hold all attributes"),
        new("FXS030", "one shard", Order("[Index(\"StatusIndex\"), Sharded(1)] public string? [|Status|] { get; init; }"), "use 2 to 64"),
        new("FXS030", "too many shards", Order("[Index(\"StatusIndex\"), Sharded(65)] public string? [|Status|] { get; init; }"), "use 2 to 64"),
        new("FXS030", "two of one order", Order("[Index(\"TwoIndex\", Order = 1)] public int A { get; init; } [Index(\"TwoIndex\", Order = 1)] public int [|B|] { get; init; }"), "an Order of its own"),
        new("FXS030", "one without order", Order("[Index(\"TwoIndex\")] public int H { get; init; } [IndexSortKey(\"TwoIndex\", Order = 1)] public int A { get; init; } [IndexSortKey(\"TwoIndex\")] public int [|B|] { get; init; }"), "has no Order"),
        new("FXS030", "a broken pattern", Order("[RegularExpression(\"(\")] public string? [|Code|] { get; init; }"), "\"(\""),
        // Subtypes
        new("FXS080", "none", Payment("", "[|Payment|]"), "or remove 'abstract'"),
        new("FXS080", "none that is marked", Payment("", "[|Payment|]") + "public sealed partial record Card : Payment;", "with [Subtype(\"…\")]"),
        new("FXS081", "of no entity", "[Subtype(\"card\")] public partial record [|Card|] { public int Number { get; init; } }", "marked [Table]"),
        new("FXS081", "of an entity that is not abstract", "[Table] public partial record Payment { [PartitionKey] public required string Id { get; init; } } [Subtype(\"card\")] public partial record [|Card|] : Payment;", "write 'abstract'"),
        new("FXS081", "an entity itself", Payment("") + Subtype("Cash") + "[Table, Subtype(\"card\")] public partial record [|Card|] : Payment;", "remove one of"),
        new("FXS081", "an abstract type", Payment("") + Subtype("Cash") + "[Subtype(\"card\")] public abstract partial record [|Card|] : Payment;", "the types derived from it"),
        new("FXS081", "of another subtype", Payment("") + "[Subtype(\"card\")] public partial record Card : Payment; [Subtype(\"gift\")] public sealed partial record [|Gift|] : Card;", "derive both from the entity"),
        new("FXS082", "one value", Payment("") + Subtype("Card") + "[Subtype(\"Card\")] public sealed partial record [|Other|] : Payment;", "the value \"Card\""),
        new("FXS082", "one name", Payment("") + Subtype("Card") + "public static partial class Outer { [Subtype(\"other\")] public sealed partial record [|Card|] : Payment; }", "the name \"Card\""),
        new("FXS018", "named like a property", Payment("public int Card { get; init; }") + "[Subtype(\"card\")] public sealed partial record [|Card|] : Payment;", "rename one of them"),
        new("FXS018", "named like a property of another", Payment("") + Subtype("Cash", "public int Card { get; init; }") + "[Subtype(\"card\")] public sealed partial record [|Card|] : Payment;", "rename one of them"),
        new("FXS083", "a property of the entity", Payment("public int [|Type|] { get; init; }") + Subtype("Card"), "Discriminator = \"…\""),
        new("FXS083", "a property of a subtype", "[Table(Discriminator = \"kind\")] public abstract partial record Payment { [PartitionKey] public required string Id { get; init; } }" + Subtype("Card", "[StoredAs(\"kind\")] public int [|Number|] { get; init; }"), "[StoredAs(\"…\")]"),
        new("FXS084", "two types", Payment("") + Subtype("Card", "public int Fee { get; init; }") + Subtype("Transfer", "public long [|Fee|] { get; init; }"), "another name"),
        new("FXS084", "two bounds", Payment("") + Subtype("Card", "[Embedded(Max = 2)] public int[] Fees { get; init; } = [];") + Subtype("Transfer", "[Embedded(Max = 3)] public int[] [|Fees|] { get; init; } = [];"), "the same type and attributes"),
        new("FXS084", "a version that is overridden", Payment("[Version] public virtual long Version { get; init; }") + Subtype("Card", "public override long [|Version|] { get; init; }"), "the same type and attributes"),
        new("FXS084", "another type than the entity's", Payment("public int Fee { get; init; }") + Subtype("Card", "public new long [|Fee|] { get; init; }"), "Fee of Payment"),
        new("FXS084", "another name than the entity's", Payment("public int Fee { get; init; }") + Subtype("Card", "[StoredAs(\"fee\")] public new int [|Fee|] { get; init; }"), "Fee of Payment"),

        // FXS090
        Change("of no base", "[Change(1)] public class [|Up|] { }", "derive it from that"),
        Change("of no entity", "[Change(1)] public class [|Up|] : ItemChange<string> { public override string Apply(string item) => item; }", "String is no entity of this project"),
        Change("of a subtype", Payment("") + Subtype("Card") + "[Change(1)] public class [|Up|] : ItemChange<Card> { public override Card Apply(Card item) => item; }", "all subtypes are changed"),
        Change("numbered 0", "[Change(0)] public class [|Up|] : ItemChange<Order> { public override Order Apply(Order item) => item; }", "number the changes of Order from 1"),
        Change("that is abstract", "[Change(1)] public abstract class [|Up|] : ItemChange<Order>;", "no object of it can be made"),
        Change("that is generic", "[Change(1)] public class [|Up|]<T> : ItemChange<Order> { public override Order Apply(Order item) => item; }", "no object of it can be made"),
        Change("that is hidden", "public class Outer { [Change(1)] private class [|Up|] : ItemChange<Order> { public override Order Apply(Order item) => item; } }", "no object of it can be made"),
        Change("with a parameter", "[Change(1)] public class [|Up|](int by) : ItemChange<Order> { public override Order Apply(Order item) => by > 0 ? item : throw new Exception(); }", "no object of it can be made"),
        Change("numbered as another", "[Change(4)] public class Down : ItemChange<Order> { public override Order Apply(Order item) => item; } [Change(4)] public class [|Up|] : ItemChange<Order> { public override Order Apply(Order item) => item; }", "give this one the number 5"),
        Change("after a gap", "[Change(1)] public class Down : ItemChange<Order> { public override Order Apply(Order item) => item; } [Change(3)] public class [|Up|] : ItemChange<Order> { public override Order Apply(Order item) => item; }", "there is no change 2 of Order"),
        new("FXS090", "a change of too many attributes", Order(Many(120)) + "[Change(1)] public class [|Up|] : ItemChange<Order> { public override Order Apply(Order item) => item; }", "Order has 121 attributes"),
        new("FXS006", "a subtype", Payment("") + "[Subtype(\"card\")] public sealed record [|Card|] : Payment;", "write 'partial'"),
        new("FXS022", "a discriminator without subtypes", "[Table(Discriminator = \"Kind\")] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "write 'abstract'"),
        new("FXS022", "two ways of billing", "[Table, OnDemand, Provisioned(5, 5)] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "keep one of the two"),
        new("FXS022", "no units", "[Table, Provisioned(5, 0)] public partial record [|Order|] { [PartitionKey] public required string Id { get; init; } }", "1 unit or more"),
        new("FXS022", "an index of a subtype", Payment("") + Subtype("Card", "[Index(\"NumberIndex\")] public int [|Number|] { get; init; }"), "declare the property in Payment"),
        new("FXS022", "a navigation of a subtype", Payment("") + Subtype("Card", "[Related] public Payment? [|Other|] { get; init; }"), "declare the property in Payment"),
        new("FXS022", "a unique value of what is between", Payment("") + "public abstract record Cards : Payment { [Unique] public int [|Number|] { get; init; } } [Subtype(\"card\")] public sealed partial record Card : Cards;", "declare the property in Payment"),
        new("FXS041", "an empty discriminator", "[Table(Discriminator = \"\")] public abstract partial record [|Payment|] { [PartitionKey] public required string Id { get; init; } }" + Subtype("Card"), "give it one"),
        new("FXS021", "a subtype that cannot be made", Payment("") + "[Subtype(\"card\")] public sealed partial record [|Card|] : Payment { public Card(int unknown) { } }", "name each parameter"),
        new("FXS003", "a subtype within another item", Payment("") + Subtype("Card") + Order("public Card? [|Card|] { get; init; }"), "use a supported type"),
        new("FXS031", "a rule of another kind", Order("[EmailAddress] public string? [|Email|] { get; init; }"), "RegularExpression"),
        new("FXS031", "a rule of one's own", Order("[Even] public int [|Count|] { get; init; }") + " public sealed class EvenAttribute : ValidationAttribute { }", "[Even] of Count"),
    ];

    private static string Entity(string name, string members) =>
        $" [Table] public partial record {name} {{ [PartitionKey] public required string Id {{ get; init; }} {members} }} ";

    private static string Order(string members, string key = "Id") =>
        $"[Table] public partial record Order {{ [PartitionKey] public required string {key} {{ get; init; }} {members} }}";

    private static string Payment(string members, string name = "Payment") =>
        $" [Table] public abstract partial record {name} {{ [PartitionKey] public required string Id {{ get; init; }} {members} }} ";

    private static string Subtype(string name, string members = "") => $" [Subtype(\"{name}\")] public sealed partial record {name} : Payment {{ {members} }} ";

    private static string Many(int count) => string.Concat(Enumerable.Range(0, count).Select(i => $" public int P{i} {{ get; init; }}"));

    private static string ManyNames(int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"nameof(P{i})"));

    private static DiagnosticCase Change(string title, string classes, string fix) => new("FXS090", $"a change {title}", Order("") + classes, fix);

    private static string Shop(string more) => $"{Order("")} [Database] partial class ShopDb; {more}";

    private static string Converter(string type, string stored, string name = "X") =>
        $" public sealed class {name} : ValueConverter<{type}, {stored}> {{ public override {stored} ToStored({type} value) => throw new Exception(); public override {type} FromStored({stored} stored) => throw new Exception(); }}";

    private static DiagnosticCase Unstorable(string type) => new("FXS003", type, Order($"public {type} [|Value|] {{ get; init; }} = default!;"), "use a supported type");

    private static DiagnosticCase Pattern(string title, string method) =>
        new("FXS011", title, Shop($"class Screens {{ [AccessPattern(\"x\")] {method} }}"), "(the database, Sample)");

    private static DiagnosticCase Link(string title, string navigation, string orderKey, string tagKey, string fix, string id = "FXS061")
    {
        var link = orderKey.Length == 0 ? "" : $" [Table] public partial record Link {{ [{orderKey}, References<Order>] public required string OrderId {{ get; init; }} [{(tagKey.Length == 0 ? "" : tagKey + ", ")}References<Tag>] public required string TagId {{ get; init; }} }}";
        return new(id, title, Order(navigation) + Entity("Tag", "") + link, fix);
    }

    private static DiagnosticCase Nested(string attribute, string name) => new(
        "FXS022", $"{name} in a nested record", Order("public Address? Home { get; init; }") + $" public partial record Address {{ {attribute} public string? [|Street|] {{ get; init; }} }}", $"[{name}] cannot stand on Street");
}
