using FauxSql.Modeling;

namespace FauxSql.Tests.Faults;

/// <summary>Written by one caller only, which therefore knows what it must be.</summary>
[Table]
internal sealed partial record Note(
    [property: PartitionKey] string Writer, [property: SortKey] int Number, [property: Index("ShelfIndex"), Sharded(2)] string Shelf, string Text);
