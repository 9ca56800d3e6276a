namespace FauxSql.Generator.Tests.Emitting;

/// <summary>Models that between them use all that is supported, with an object of each.</summary>
internal static class BroadModel
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["every type"] = """
            public enum Colour { Red, Green }
            public partial record Address { public required string Street { get; init; } public Address? Next { get; init; } }
            [Table] public sealed partial record Everything
            {
                [PartitionKey] public required string Id { get; init; }
                public byte Byte { get; init; } = 1;
                public sbyte SByte { get; init; } = -1;
                public short Short { get; init; } = 2;
                public ushort UShort { get; init; } = 3;
                public int Int { get; init; } = 4;
                public uint UInt { get; init; } = 5;
                public long Long { get; init; } = 6;
                public ulong ULong { get; init; } = 7;
                public decimal Decimal { get; init; } = 1.10m;
                public double Double { get; init; } = 0.1;
                public float Single { get; init; } = 0.2f;
                public bool Bool { get; init; } = true;
                public Guid Guid { get; init; } = Guid.Empty;
                public DateTime DateTime { get; init; } = DateTime.UnixEpoch;
                public DateTimeOffset Offset { get; init; } = DateTimeOffset.UnixEpoch;
                [InstantDigits(3)] public DateTimeOffset Milliseconds { get; init; } = DateTimeOffset.UnixEpoch;
                public DateOnly Date { get; init; } = new(2026, 1, 31);
                public TimeOnly Time { get; init; } = new(9, 30);
                public TimeSpan Span { get; init; } = TimeSpan.FromHours(1);
                public Colour Colour { get; init; } = Colour.Green;
                [UnknownNames(UnknownNameHandling.Keep)] public Colour Kept { get; init; } = Colour.Green;
                public byte[] Bytes { get; init; } = [1, 2];
                public List<string> List { get; init; } = ["a"];
                public IReadOnlyList<int?> Sparse { get; init; } = [1, null];
                public string[] Array { get; init; } = ["b"];
                public byte[][] Blobs { get; init; } = [[1], [2]];
                public List<List<int>> Lists { get; init; } = [[1], []];
                public ICollection<long> Collection { get; init; } = [1];
                public IEnumerable<decimal> Sequence { get; init; } = [1];
                public ImmutableList<string> Immutable { get; init; } = ["c"];
                public ValueList<string> Values { get; init; } = ["d"];
                public HashSet<string> Texts { get; init; } = ["e"];
                public ISet<int> Numbers { get; init; } = new HashSet<int> { 1 };
                public IReadOnlySet<Guid> Guids { get; init; } = new HashSet<Guid> { Guid.Empty };
                public HashSet<byte[]> Binaries { get; init; } = [[1]];
                public SortedSet<DateOnly> Dates { get; init; } = [new(2026, 1, 1)];
                public ImmutableHashSet<Colour> Colours { get; init; } = [Colour.Red];
                public ImmutableSortedSet<int> Sorted { get; init; } = [1];
                public IImmutableSet<string> Set { get; init; } = ImmutableHashSet.Create("f");
                public Dictionary<string, int> Map { get; init; } = new() { ["a"] = 1 };
                public IReadOnlyDictionary<string, Address> Addresses { get; init; } = new Dictionary<string, Address> { ["home"] = new() { Street = "x" } };
                public SortedDictionary<string, string?> SortedMap { get; init; } = new() { ["a"] = null };
                public ImmutableDictionary<string, bool> Flags { get; init; } = ImmutableDictionary<string, bool>.Empty.Add("a", true);
                public ImmutableSortedDictionary<string, double> Weights { get; init; } = ImmutableSortedDictionary<string, double>.Empty.Add("a", 1.5);
                public Address Home { get; init; } = new() { Street = "y", Next = new() { Street = "z" } };
                [Embedded(Max = 3)] public List<Address> Others { get; init; } = [new() { Street = "w" }];
                [TimeToLive] public DateTimeOffset? Expires { get; init; } = DateTimeOffset.UnixEpoch;
                [Version] public long Version { get; init; } = 3;
                public string Computed => Id + "!";
                [NotStored] public string Note { get; set; } = "";
                [System.ComponentModel.DataAnnotations.Schema.NotMapped] public string Scratch { get; set; } = "";
                [System.Text.Json.Serialization.JsonIgnore] public string Secret { get; init; } = "kept";
            }
            public static class Data { public static object[] All() => [new Everything { Id = "1" }]; }
            """,
        ["nullables"] = """
            public enum Colour { Red, Green }
            public partial record Address { public string? Street { get; init; } public int? Number { get; init; } }
            [Table] public sealed partial record Sparse
            {
                [PartitionKey] public required int Id { get; init; }
                [SortKey] public required double Sort { get; init; }
                [Index("TextIndex"), Unique] public string? Text { get; init; }
                [Index("CountIndex")] public int? Count { get; init; }
                [IndexSortKey("CountIndex")] public DateTimeOffset? At { get; init; }
                public Guid? Guid { get; init; }
                public Colour? Colour { get; init; }
                [UnknownNames(UnknownNameHandling.Keep)] public Colour? Kept { get; init; }
                public byte[]? Bytes { get; init; }
                public List<string?>? List { get; init; }
                public HashSet<string>? Set { get; init; }
                public Dictionary<string, int?>? Map { get; init; }
                public Address? Home { get; init; }
            }
            [Database] public sealed partial class Db;
            public static class Data { public static object[] All() => [new Sparse { Id = 1, Sort = 0.5 }, new Sparse { Id = 2, Sort = 1, List = [null], Set = ["a"], Map = new() { ["x"] = null }, Home = new() }]; }
            """,
        ["positional records and constructors"] = """
            namespace Shop;
            public partial record Point(int X, int Y);
            [Table] public partial record Order([property: PartitionKey] string OrderId, [property: Index("CustomerIndex"), References<Customer>] string? CustomerId, Point? At, [property: Related] Customer? Customer, string Note = "none") { [Version] public int Version { get; private set; } }
            [Table] public partial class Customer
            {
                public Customer(string customerId, IReadOnlyList<string> tags) { CustomerId = customerId; Tags = tags; }
                [PartitionKey] public string CustomerId { get; }
                public IReadOnlyList<string> Tags { get; }
                [Version] public int Version { get; internal set; }
                public string? Name { get; set; }
                public required string Town { get; init; }
                [Related] public List<Order>? Orders { get; set; }
                [Related] public required Order[]? Old { get; init; }
            }
            [Table] public partial class Chosen
            {
                public Chosen() { }
                [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Chosen(string id) { Id = id; }
                [PartitionKey] public required string Id { get; init; }
            }
            [Database] partial class ShopDb { public string Label => "x"; }
            public static class Data { public static object[] All() => [new Order("1", null, new(1, 2), null), new Customer("1", ["a"]) { Town = "b", Old = null }, new Chosen("1")]; }
            """,
        ["nested types and inheritance"] = """
            namespace Shop.Orders
            {
                public abstract record Entity<T> where T : notnull { public DateTime? Created { get; init; } [PartitionKey] public required T Id { get; init; } public string? By { get; private init; } [Version] public int Version { get; init; } public virtual string Kind { get; init; } = "entity"; public static string? Shared { get; set; } public string this[int i] => ""; }
                public static partial class Outer
                {
                    internal partial interface IMiddle
                    {
                        [Table("Deep")] public sealed partial record Order : Entity<string> { public Line? First { get; init; } public override string Kind { get; init; } = "order"; [Related] public Parent? Above { get; init; } [References<Parent>] public string? AboveId { get; init; }
                            public partial class Line { public string? Text { get; set; } public State Now { get; set; } [UnknownNames(UnknownNameHandling.Keep)] public State Kept { get; init; } public List<Line>? More { get; set; } public enum State { None, Sent } } }
                    }
                    [Table] public sealed partial record Parent : Entity<string>;
                }
                [Table] public partial record Leaf : Branch { public int C { get; init; } }
                public partial record Branch : Entity<long> { public int B { get; init; } }
                public partial record struct Holder { public int N; [Table] internal sealed partial class Held { [PartitionKey] public string Id { get; set; } = "1"; } }
                [Database] internal sealed partial class Db;
                static class Data { public static object[] All() => [new Outer.IMiddle.Order { Id = "1", First = new() { Text = "t", More = [new() { Now = (Outer.IMiddle.Order.Line.State)1 }] } }, new Outer.Parent { Id = "1", Created = DateTime.UnixEpoch }, new Leaf { Id = 1, B = 2, C = 3 }, new Holder.Held()]; }
            }
            """,
        ["keywords and look-alike names"] = """
            namespace @event.@class;
            [Table] public sealed partial record @record
            {
                [PartitionKey] public required string @class { get; init; }
                [SortKey] public required string @with { get; init; }
                [Index("namespace")] public string? @namespace { get; init; }
                [Index("field-index")] public string? field { get; init; }
                [IndexSortKey("field-index")] public string? value { get; set; }
                public string? Instance { get; init; }
                public string? Schema { get; init; }
                public string? entity { get; init; }
                public string? reader { get; init; }
                public string? writer { get; init; }
                public string? XName { get; init; }
                public string? SetX { get; init; }
                public string? X { get; init; }
                public string? Key { get; init; }
                public string? Table { get; init; }
                public string? Index { get; init; }
                public string? PartitionKey { get; init; }
                public string? System { get; init; }
                public string? FauxSql { get; init; }
                public @struct? @struct { get; init; }
                [References<@record>] public string? up { get; init; }
            }
            public partial record @struct { public int @int { get; init; } public string? fauxSqlpath { get; init; } public string? path { get; init; } public string? Path { get; init; } public string? Codec { get; init; } public bool Exists { get; init; } }
            [Table("2026-weird.names_")] public partial class cancellationToken { [PartitionKey] public string CancellationToken { get; set; } = "1"; [Related] public @if? @if { get; set; } }
            [Table("when")] public partial class @if { [PartitionKey, References<cancellationToken>] public string Key { get; set; } = "1"; }
            [Database] public partial class @base { [SampleData] internal static IAsyncEnumerable<object> @fixed(int scale) => throw new NotSupportedException(); [AccessPattern("\"quoted\" \\ {0} \u2028 é 🙂")] internal static Deferred<@record> @switch(@base db, Sample sample) => db.Records.Get("1", "2"); }
            static class Data { public static object[] All() => [new @record { @class = "1", @with = "2", field = "3", @struct = new() { @int = 3 } }, new cancellationToken(), new @if()]; }
            """,
        ["names that differ in case only"] = """
            [Table] public partial record Order { [PartitionKey] public required string Id { get; init; } }
            [Table("orders-old")] public partial record order { [PartitionKey] public required string Id { get; init; } }
            [Table] public partial record Line { [PartitionKey] public required string Id { get; init; } [SortKey] public required int id { get; init; } }
            [Database] partial class Db;
            static class Data { public static object[] All() => [new Order { Id = "1" }, new order { Id = "1" }, new Line { Id = "1", id = 2 }]; }
            """,
        ["stored names"] = """
            public partial record Address { [StoredAs("größe.\"\\ #1 🙂")] public required string Street { get; init; } [StoredAs("Street"), StringLength(9)] public string? Town { get; init; } public int Größe { get; init; } = 3; }
            [Table] public sealed partial record Order([property: PartitionKey, StoredAs("order id")] string OrderId, [property: SortKey, StoredAs("OrderId")] int Line)
            {
                [References<Customer>, Index("CustomerIndex"), StoredAs("cust")] public string? CustomerId { get; init; } = "1";
                [References<Customer>, StoredAs("CustomerId")] public string? OtherId { get; init; }
                [IndexSortKey("CustomerIndex"), StoredAs("größe")] public DateTimeOffset? At { get; init; } = DateTimeOffset.UnixEpoch;
                [Unique, StoredAs("_fx")] public string? Number { get; init; } = "2";
                [Version, StoredAs("v")] public int Version { get; private set; }
                [UnknownNames(UnknownNameHandling.Keep), StoredAs("kind")] public DateTimeKind Kind { get; init; } = DateTimeKind.Utc;
                [StoredAs("home")] public required Address Home { get; init; }
                [Related(Via = nameof(CustomerId))] public Customer? Customer { get; init; }
            }
            [Table] public sealed partial record Customer { [PartitionKey, StoredAs("id")] public required string CustomerId { get; init; } [Related(Via = "CustomerId")] public List<Order>? Orders { get; init; } [TimeToLive, StoredAs("ttl")] public DateTime? Expires { get; init; } }
            [Database] partial class Db;
            static class Data { public static object[] All() => [new Order("1", 2) { Home = new() { Street = "s" } }, new Customer { CustomerId = "1" }]; }
            """,
        ["converters"] = """
            namespace Shop;
            [Converter<MoneyConverter>] public readonly record struct Money(decimal Amount) : IComparable<Money> { public int CompareTo(Money other) => Amount.CompareTo(other.Amount); }
            internal sealed class MoneyConverter : ValueConverter<Money, string> { public override string ToStored(Money value) => value.Amount.ToString(); public override Money FromStored(string stored) => new(decimal.Parse(stored)); }
            public abstract class Base<T> : OrderedValueConverter<T, long> where T : IComparable<T>;
            public sealed class Ticks : Base<DateTime> { public override long ToStored(DateTime value) => value.Ticks; public override DateTime FromStored(long stored) => new(stored); }
            public sealed class Urls : ValueConverter<Uri, string> { public override string ToStored(Uri value) => value.ToString(); public override Uri FromStored(string stored) => new(stored); }
            public sealed class Yes : ValueConverter<bool, string> { public override string ToStored(bool value) => value ? "Y" : "N"; public override bool FromStored(string stored) => stored == "Y"; }
            public sealed class Split : ValueConverter<string, List<Money>> { public override List<Money> ToStored(string value) => [new(value.Length)]; public override string FromStored(List<Money> stored) => new('x', (int)stored[0].Amount); }
            public partial record Point(int X);
            public sealed class Places : ValueConverter<int[], Point> { public override Point ToStored(int[] value) => new(value[0]); public override int[] FromStored(Point stored) => [stored.X]; }
            public sealed class Sets : ValueConverter<Version, HashSet<int>> { public override HashSet<int> ToStored(Version value) => [value.Major]; public override Version FromStored(HashSet<int> stored) => new(string.Join(".", stored) + ".0"); }
            public sealed class Opened : ValueConverter<object, byte[]> { public override byte[] ToStored(object value) => [1]; public override object FromStored(byte[] stored) => stored; }
            public sealed class Instants : ValueConverter<long, DateTimeOffset> { public override DateTimeOffset ToStored(long value) => DateTimeOffset.FromUnixTimeSeconds(value); public override long FromStored(DateTimeOffset stored) => stored.ToUnixTimeSeconds(); }
            [Table] public sealed partial record Order
            {
                [PartitionKey] public required Money Id { get; init; }
                [SortKey, Converter<Ticks>] public required DateTime At { get; init; }
                [Index("UrlIndex"), Unique, Converter<Urls>] public Uri? Url { get; init; } = new("https://a.example/");
                [IndexSortKey("UrlIndex")] public Money? Price { get; init; } = new(2);
                [Converter<Ticks>] public DateTime? Then { get; init; } = DateTime.UnixEpoch;
                [Converter<Yes>] public bool Flag { get; init; } = true;
                [Converter<Split>, StringLength(5)] public string Text { get; init; } = "abc";
                [Converter<Places>] public int[] Array { get; init; } = [1];
                [Converter<Sets>] public Version Set { get; init; } = new(7, 0);
                [Converter<Sets>] public Version? MaybeSet { get; init; }
                [Converter<Sets>] public required Version Needed { get; init; }
                [Converter<Opened>] public object Open { get; init; } = new();
                [Converter<Instants>, InstantDigits(0), Range(1, 9)] public long Seconds { get; init; } = 3;
                [Converter<Urls>] public List<Uri?> Urls { get; init; } = [new("https://b.example/"), null];
                [Converter<Yes>] public List<bool?> Flags { get; init; } = [true, null];
                [Converter<Ticks>] public SortedSet<DateTime> Days { get; init; } = [DateTime.UnixEpoch];
                public Dictionary<string, List<Money>> Map { get; init; } = new() { ["a"] = [new(1)] };
                [Related] public List<Line>? Lines { get; init; }
            }
            [Table] public sealed partial record Line { [PartitionKey, References<Order>] public required Money OrderId { get; init; } [SortKey] public required Money Number { get; init; } }
            [Database] partial class Db;
            static class Data { public static object[] All() => [new Order { Id = new(1), At = DateTime.UnixEpoch, Needed = new(3, 0) }, new Line { OrderId = new(1), Number = new(2) }]; }
            """,
        ["derived properties"] = """
            public abstract record Dated { public required DateOnly Date { get; init; } [Index("MonthIndex"), Derived(nameof(Date)), StoredAs("month")] public virtual string Month => Date.ToString("yyyy-MM"); }
            [Table] public sealed partial record Order([property: PartitionKey] string OrderId, string Customer, string Search = "default") : Dated
            {
                [IndexSortKey("MonthIndex")] public decimal Total { get; init; }
                [Derived(nameof(Customer)), Index("KeyIndex")] public string? Key => Customer.Length > 0 ? Customer.ToUpperInvariant() : null;
                [Derived(nameof(Date)), TimeToLive] public DateTime? Expires => DateTime.UnixEpoch;
                [Derived(nameof(Total), nameof(Date)), Range(0, 9)] public decimal Half { get { return Total / 2; } }
                [Derived(nameof(Customer))] public HashSet<string> Words => [Customer];
                [Derived("Customer"), References<Customer>] public string CustomerId => Customer;
                [Related] public Customer? Of { get; init; }
                public override string Month => base.Month;
            }
            [Table] public sealed partial class Customer(string id, int size = 3) { [PartitionKey] public string Id { get; } = id; [Derived(nameof(Id))] public int Size => Id.Length + size; }
            [Database] partial class Db;
            static class Data { public static object[] All() => [new Order("1", "") { Date = new(2026, 1, 1) }, new Customer("1")]; }
            """,
        ["sensitive values"] = """
            namespace Shop;
            public abstract record Person { [Sensitive] public required string Name { get; init; } public int Age { get; init; } = 3; public static string? Shared { get; set; } public string this[int i] => ""; protected string Hidden { get; init; } = ""; }
            [Table] public partial record Open : Person { [PartitionKey, Sensitive] public required string Id { get; init; } [Sensitive] public List<Part> Parts { get; init; } = [new()]; [Sensitive, Converter<Upper>] public string? Code { get; init; } = "c"; [Sensitive] public HashSet<int> Numbers { get; init; } = [1]; [NotStored] public string @event = ""; }
            [Table] public sealed partial record Sealed { [PartitionKey] public required int Id { get; init; } public Part Part { get; init; } = new(); [References<Open>, Index("OpenIndex")] public string? OpenId { get; init; } = "1"; [Related] public Open? Open { get; init; } }
            [Table] public partial class Class { [PartitionKey, Sensitive] public string Id { get; set; } = "1"; [Sensitive, UnknownNames(UnknownNameHandling.Keep)] public DateTimeKind Kind { get; set; } = DateTimeKind.Utc; }
            [Table] public sealed partial record Own { [PartitionKey, Sensitive] public required string Id { get; init; } private bool PrintMembers(System.Text.StringBuilder builder) => false; }
            public static partial class Outer { internal partial record Inner { [Sensitive] public int @int { get; init; } = 1; public Inner? Next { get; init; } } }
            public partial record Part { [Sensitive, StringLength(3)] public string Text { get; init; } = "t"; public Part? Next { get; init; } }
            [Table] internal sealed partial record Deep { [PartitionKey] public required string Id { get; init; } public Dictionary<string, Outer.Inner> Inners { get; init; } = new() { ["a"] = new() { Next = new() } }; }
            public sealed class Upper : ValueConverter<string, string> { public override string ToStored(string value) => value; public override string FromStored(string stored) => stored; }
            [Database] partial class Db;
            static class Data { public static object[] All() => [new Open { Id = "1", Name = "n" }, new Sealed { Id = 1 }, new Class(), new Own { Id = "1" }, new Deep { Id = "1" }]; }
            """,
        ["rules"] = """
            public partial record Address { [StringLength(30, MinimumLength = 2)] public required string Street { get; init; } }
            [Table] public sealed partial record Ruled
            {
                [PartitionKey] public required string Id { get; init; }
                [Required] public string? Name { get; init; } = "n";
                [Required(AllowEmptyStrings = true)] public string Blank { get; init; } = "";
                [RegularExpression(@"[a-z]+|\d+")] public string Code { get; init; } = "abc";
                [MinLength(1), MaxLength(2)] public List<string> Tags { get; init; } = ["a"];
                [Length(1, 2)] public byte[] Bytes { get; init; } = [1];
                [Range(1, 5)] public int Stars { get; init; } = 3;
                [Range(0.1, 0.3)] public decimal Share { get; init; } = 0.3m;
                [Range(0, double.MaxValue)] public long Count { get; init; } = long.MaxValue;
                [Range(double.NegativeInfinity, 1, MaximumIsExclusive = true)] public double Part { get; init; } = 0.5;
                [Range(typeof(decimal), "0.01", "99.99")] public decimal? Price { get; init; } = 0.01m;
                [Range(typeof(DateOnly), "2020-01-01", "2029-12-31")] public DateOnly Day { get; init; } = new(2026, 1, 1);
                [Range(typeof(DateTime), "2020-01-01", "2029-12-31")] public DateTime At { get; init; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
                [Range(typeof(TimeSpan), "00:01", "1.00:00")] public TimeSpan For { get; init; } = TimeSpan.FromHours(1);
                [DataType(DataType.EmailAddress)] public string Email { get; init; } = "x";
                public List<Address> Others { get; init; } = [new() { Street = "Road" }];
                public Dictionary<string, List<Address>> Map { get; init; } = [];
            }
            static class Data { public static object[] All() => [new Ruled { Id = "1" }]; }
            """,
        ["indexes of several attributes"] = """
            [Table] public sealed partial record Ticket
            {
                [PartitionKey] public required string Id { get; init; }
                [Index("WorkIndex"), Index("OtherIndex", Order = 2)] public required string TenantId { get; init; }
                [Index("WorkIndex"), Index("OtherIndex", Order = 1)] public required Guid? TeamId { get; init; }
                [Index("WorkIndex")] public int tenantId { get; init; }
                [Index("WorkIndex")] public DateOnly Day { get; init; }
                [IndexSortKey("WorkIndex")] public State Status { get; init; }
                [IndexSortKey("WorkIndex"), IndexSortKey("OtherIndex", Order = 2)] public int? Priority { get; init; }
                [IndexSortKey("WorkIndex"), IndexSortKey("OtherIndex", Order = 1)] public byte[]? Code { get; init; }
                [IndexSortKey("WorkIndex")] public TimeSpan Left { get; init; }
                [Index("StateIndex"), Index("TeamIndex"), Sharded(8, Index = "StateIndex")] public State? Second { get; init; }
                [Index("FlagIndex"), IndexSortKey("StateIndex"), Sharded(2)] public int? Flag { get; init; }
                public enum State { Open, Done }
            }
            [Database] public sealed partial class Db;
            public static class Data { public static object[] All() => [new Ticket { Id = "1", TenantId = "T", TeamId = null }]; }
            public static class Use { public static object Of(Db db) => db.Tickets.ByWork("T", Guid.Empty, 1, new(2026, 1, 1), Ticket.State.Open).Between(1, 2).Newest(); }
            """,
        ["references within an entity and through a link"] = """
            namespace Market;
            [Table] public sealed partial record Merchant
            {
                [PartitionKey, StoredAs("mid")] public required Guid MerchantId { get; init; }
                [Related(Through = typeof(MerchantCategory))] public IReadOnlyList<Category>? Categories { get; init; }
                [Related(Through = typeof(MerchantCategory))] public Category[]? Some { get; set; }
            }
            [Table] public sealed partial record Category
            {
                [PartitionKey] public required int CategoryId { get; init; }
                [References<Category>, Index("ParentIndex")] public int? ParentId { get; init; }
                [Related(Via = nameof(ParentId))] public Category? Parent { get; init; }
                [Related(Via = nameof(ParentId))] public IReadOnlyList<Category>? Children { get; init; }
                [Related(Through = typeof(MerchantCategory))] public List<Merchant>? Merchants { get; init; }
            }
            [Table] public sealed partial record MerchantCategory
            {
                [PartitionKey, References<Merchant>, StoredAs("m")] public required Guid MerchantId { get; init; }
                [SortKey, References<Category>, Index("CategoryIndex")] public required int CategoryId { get; init; }
                [IndexSortKey("CategoryIndex")] public required string Cell { get; init; }
                [Version] public long Version { get; init; }
                [Related] public Merchant? Merchant { get; init; }
            }
            [Table] public sealed partial record Person
            {
                [PartitionKey] public required string PersonId { get; init; }
                [Related(Through = typeof(Friendship), Via = nameof(Friendship.A))] public IReadOnlyList<Person>? Chosen { get; init; }
                [Related(Through = typeof(Friendship), Via = nameof(Friendship.B))] public IReadOnlyList<Person>? ChosenBy { get; init; }
            }
            [Table] public sealed partial record Friendship([property: PartitionKey, References<Person>] string A, [property: SortKey, References<Person>, Index("BIndex")] string B);
            [Database] public sealed partial class Db;
            public static class Data { public static object[] All() => [new Merchant { MerchantId = Guid.Empty }, new Category { CategoryId = 1 }, new MerchantCategory { MerchantId = Guid.Empty, CategoryId = 1, Cell = "u28" }, new Person { PersonId = "1" }, new Friendship("1", "2")]; }
            """,
        ["indexes that hold a part of each item"] = """
            namespace Shop;
            public static partial class Outer
            {
                public enum Colour { Red, Green }
                public partial record Address { public string? Street { get; init; } }
                [Table] public sealed partial record Order
                {
                    [PartitionKey] public required string Id { get; init; }
                    [SortKey, StoredAs("n")] public int Number { get; init; }
                    [Index("KeysIndex", KeysOnly = true, Pattern = "the keys"), Index("part-of-it", Include = [nameof(Total), nameof(Note), nameof(@class), nameof(Tags), nameof(Home), nameof(Expires), nameof(Version), nameof(Colour), nameof(Lines), nameof(Upper)])] public string? Status { get; init; }
                    [IndexSortKey("KeysIndex")] public DateTimeOffset? At { get; init; }
                    [Index("KeysIndex"), Sharded(2)] public long Year { get; init; }
                    [StoredAs("t")] public decimal Total { get; init; } = 5;
                    public required string Note { get; init; }
                    public string @class { get; init; } = "none";
                    public HashSet<string> Tags { get; init; } = [];
                    public Address? Home { get; init; }
                    [Embedded(Max = 3)] public List<Address> Lines { get; init; } = [];
                    [TimeToLive] public DateTimeOffset? Expires { get; init; }
                    [Version] public int Version { get; init; }
                    [UnknownNames(UnknownNameHandling.Keep)] public Colour Colour { get; init; }
                    public double Other { get; init; }
                    [Derived(nameof(Note)), Index("UpperIndex", KeysOnly = true)] public string Upper => Note.ToUpperInvariant();
                    [References<Order>] public string? ParentId { get; init; }
                    [Index("ParentIndex", KeysOnly = true), References<Parent>, Index("WholeIndex")] public string? OwnerId { get; init; }
                }
                [Table] public sealed partial record Parent { [PartitionKey] public required string Id { get; init; } [Related] public IReadOnlyList<Order>? Orders { get; init; } }
            }
            [Database] public sealed partial class Db;
            public static class Data { public static object[] All() => [new Outer.Order { Id = "1", Note = "n", Status = "s" }, new Outer_OrderInPartOfIt { Id = "1", Number = 2, Note = "n", Total = 3 }, new Outer_OrderInKeysIndex { Id = "1", Number = 2, Year = 2026 }]; }
            public static class Use
            {
                public static object Keys(Db db) => db.Orders.ByKeys("open", 2026).Newest().Where(o => o.Id == "1");
                public static object Part(Db db) => db.Orders.ByPartOfIt("open").Where(o => o.Total > 1 && o.Home.Street == "x" && o.Tags.Contains("y"));
                public static async System.Threading.Tasks.Task<IReadOnlyList<Outer.Order?>> Whole(Db db) => await db.Orders.FindManyAsync(await db.Orders.ByKeys("open", 2026).ToListAsync());
            }
            """,
        ["subtypes"] = """
            namespace Shop
            {
                public enum Colour { Red, Green }
                public partial record Address { public string? Street { get; init; } }
                [Provisioned(25, writeUnits: 10), DeletionProtection(false)]
                [Table("AllShapes", Discriminator = "@\"kind\"")] public abstract partial record Shape(string Id, [property: Index("AreaIndex", KeysOnly = true)] int Area)
                {
                    [PartitionKey] public string Id { get; } = Id;
                    [SortKey] public abstract int Number { get; init; }
                    [UnknownNames(UnknownNameHandling.Keep)] public Colour Colour { get; init; }
                    [Sensitive] public string? Owner { get; set; }
                    [Version] public int Version { get; private set; }
                    [References<Shape>, Index("ParentIndex")] public string? ParentId { get; init; }
                    [Derived(nameof(Area)), Unique] public string Size => Area > 1 ? "big" : "small";
                    public Address? Home { get; init; }
                }
                public abstract record Round<T>(string Id, int Area) : Shape(Id, Area) { public required T Radius { get; init; } }
                [Subtype("round \" é")] internal sealed partial record @class(string Id, int Area, Address? Other) : Round<double>(Id, Area) { public override int Number { get; init; } public HashSet<string> Tags { get; init; } = []; }
                public static partial class Outer
                {
                    [Subtype("")] public partial record Square : Shape
                    {
                        internal Square() : base("none", 1) { }
                        public Square(string id, int area) : base(id, area) { }
                        public override required int Number { get; init; }
                        public Address? Other { get; init; }
                        [Sensitive] public required string Secret { get; init; }
                        [UnknownNames(UnknownNameHandling.Keep)] public Colour Inner { get; init; }
                        [Derived(nameof(Secret), nameof(Area))] public int Length => Secret.Length;
                    }
                }
            }
            namespace Shop.More
            {
                [Table] public abstract partial class Animal { [PartitionKey] public Guid Id { get; set; } [Version] public long Version { get; set; } }
                [Subtype("cat")] public sealed partial class Cat : Animal { [UnknownNames(UnknownNameHandling.Keep)] public Colour Fur { get; set; } [Sensitive] public string? Chip { get; set; } }
                [Subtype("dog")] public sealed partial class Dog : Animal { public Cat? Enemy() => null; [StoredAs("Fur")] public Colour Coat { get; set; } }
                [Table] public sealed partial record Flat { [PartitionKey] public required string Id { get; init; } }
                [Table] public abstract partial record Tenancy { [PartitionKey, References<Flat>] public required string FlatId { get; init; } [SortKey, References<Tenant>, Index("TenantIndex")] public required string TenantId { get; init; } }
                [Subtype("owned")] public sealed partial record Owned : Tenancy;
                [Table] public sealed partial record Tenant { [PartitionKey] public required string Id { get; init; } [Related(Through = typeof(Tenancy))] public IReadOnlyList<Flat>? Flats { get; init; } }
                [Database] public sealed partial class Db;
                public static class Data { public static object[] All() => [
                    new @class("1", 2, new() { Street = "s" }) { Number = 3, Radius = 1.5, Tags = ["t"], Owner = "o" }, new Outer.Square("2", 1) { Number = 4, Secret = "x", ParentId = "1", Home = new() },
                    new Cat { Id = Guid.Empty, Fur = Colour.Green }, new Dog { Coat = Colour.Green }, new Owned { FlatId = "F", TenantId = "T" }]; }
                internal static class Use
                {
                    public static async System.Threading.Tasks.Task Run(Db db)
                    {
                        Outer.Square square = await db.AllShapes.SaveAsync(new Outer.Square("2", 1) { Number = 4, Secret = "x" });
                        Shape shape = await db.AllShapes.SaveAsync((Shape)square);
                        IReadOnlyList<@class> found = await db.AllShapes.ById("1").OfType(s => s.@class).Where(c => c.Radius > 1 & c.Other.Street == "s").Newest().ToListAsync();
                        Cat cat = await db.Animals.Update(Guid.Empty).OfType(a => a.Cat).Set(c => c.Chip, "1").RunAsync();
                        await db.Tenancies.LinkAsync(new Owned { FlatId = "F", TenantId = "T" });
                    }
                }
            }
            """,
        ["without nullable annotations"] = """
            #nullable disable
            [Table] public sealed partial class Old { [PartitionKey] public string Id { get; set; } public string Name { get; set; } [Index("CodeIndex")] public string Code { get; set; } public Part Part { get; set; } public System.Collections.Generic.List<Part> Parts { get; set; } }
            public sealed partial class Part { public string Text { get; set; } }
            [Database] public partial class Db;
            static class Data { public static object[] All() => [new Old { Id = "1" }, new Old { Id = "2", Part = new(), Parts = [new()] }]; }
            """,
    };
}
