namespace FauxSql.Generator.Tests.Analyzing;

/// <summary>A model for code that uses one, and the code around statements.</summary>
internal static class Shop
{
    public const string Model = """
        public enum OrderStatus { Open, Paid, Shipped }
        [Table] public sealed partial record Order
        {
            [PartitionKey] public required string OrderId { get; init; }
            [References<Customer>, Index("CustomerIndex")] public required string CustomerId { get; init; }
            [IndexSortKey("CustomerIndex")] public required DateTimeOffset OrderDate { get; init; }
            [Index("CityIndex")] public string? City { get; init; }
            [Index("CityIndex"), Index("StreetIndex")] public string? Street { get; init; }
            public OrderStatus Status { get; init; }
            public decimal Total { get; init; }
            [Version] public long Version { get; init; }
            [Related] public Customer? Customer { get; init; }
        }
        [Table] public sealed partial record Item
        {
            [PartitionKey] public required string OrderId { get; init; }
            [SortKey] public required string ItemId { get; init; }
            public int Quantity { get; set; }
        }
        [Table] public sealed partial record Customer
        {
            [PartitionKey] public required string CustomerId { get; init; }
            [Index("EmailIndex"), Unique] public required string Email { get; init; }
            public string? Name { get; init; }
        }
        [Table] public sealed partial class Note
        {
            [PartitionKey] public required string NoteId { get; init; }
            public string? Text { get; set; }
        }
        [Database] public sealed partial class ShopDb;
        """;

    public static string Statements(string statements) => Members($"public static async Task RunAsync(ShopDb db, IReadOnlyList<string> ids, string id) {{ {statements} }}");

    public static string Members(string members) => $"{Model} public static class Use {{ {members} }}";
}
