using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Diagnostics;

// Every rule in one row: id, title, message with the fix. Each has a page in docs/diagnostics and a test.
internal static class DiagnosticTable
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Rows = new[]
    {
        Row("FXS001", "An entity needs a partition key", "{0} has no partition key: mark the property that identifies it with [PartitionKey]"),
        Row("FXS002", "An entity has one partition key and at most one sort key", "{0} has a second [{1}]: leave it on one property; a second key attribute of an index is an [Index] or [IndexSortKey]"),
        Row("FXS003", "The type of a property cannot be stored", "{0} is a {1}, which cannot be stored: use a supported type, make it a partial record of your own, or mark a navigation with [Related]"),
        Row("FXS004", "An index sort key needs an index", "{0} is a sort key of {1}, which no property declares: add [Index(\"{1}\")] to the index's partition attribute"),
        Row("FXS005", "A reference must name an entity", "{0} references {1}, which is not an entity: mark {1} with [Table]"),
        Row("FXS006", "An entity must be partial", "{0} is not partial: write 'partial' so that the generator can complete it"),
        Row("FXS007", "A nested type must be partial", "{0} is stored within an entity but is not partial: write 'partial', so that what other versions of the application stored in it survives"),
        Row("FXS008", "A navigation must match a reference", "{0} matches no reference: add [References<{1}>] to the property of {2} that holds the key, and an [Index] unless it is the partition key"),
        Row("FXS009", "A navigation must match one reference", "{0} matches several references: choose one with [Related(Via = \"…\")]"),
        Row("FXS010", "A key must be text, a number or bytes", "{0} is a {1}, which cannot be a key: use a type stored as text, number or bytes; a primary key cannot be nullable"),
        Row("FXS011", "An access pattern has a fixed signature", "{0} cannot be run as an access pattern: make it a static, non-generic method that takes (the database, Sample) and returns Deferred<T>"),
        Row("FXS012", "Sample data has a fixed signature", "{0} cannot make sample data: make it 'static IAsyncEnumerable<object> {0}(int scale)'"),
        Row("FXS013", "A version is an integer", "{0} is a {1}, which cannot be a version: use int or long"),
        Row("FXS014", "A time to live is an instant", "{0} is a {1}, which cannot be a time to live: use DateTimeOffset or DateTime, nullable or not"),
        Row("FXS015", "Unique and time to live exclude each other", "{0} is [Unique] in an entity with [TimeToLive]: DynamoDB deletes expired items without freeing their unique values; remove one of the two"),
        Row("FXS016", "A database must be partial", "{0} is not partial: write 'partial' so that the generator can complete it"),
    }.ToDictionary(row => row.Id);

    public static DiagnosticDescriptor Of(string id) => Rows[id];

    private static DiagnosticDescriptor Row(string id, string title, string message) => new(
        id, title, message, "FauxSql.Modeling", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
