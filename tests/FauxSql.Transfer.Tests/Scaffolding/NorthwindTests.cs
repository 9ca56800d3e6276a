using FauxSql.Schema;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>The Northwind database becomes a model.</summary>
public sealed class NorthwindTests
{
    [Fact]
    public void Every_table_is_an_entity_and_every_foreign_key_a_reference()
    {
        Assert.SkipWhen(Northwind.File is null, Northwind.Missing);
        var source = SqliteSource.Read(Northwind.File, TestContext.Current.CancellationToken);
        var northwind = Scaffolded.OfFile(Northwind.File);
        Assert.Equal(source.Tables.Count, northwind.Schema.Entities.Count);
        Assert.Equal(source.Tables.Sum(table => table.ForeignKeys.Count), northwind.Schema.Entities.Sum(entity => entity.References.Count));
        Assert.Equal(source.Tables.Sum(table => table.Columns.Count), northwind.Schema.Entities.Sum(entity => entity.Attributes.Count));
        Assert.Equal(source.Views.Count, northwind.Schema.Entities.Sum(entity => entity.Patterns.Count(pattern => pattern.Status == AccessPatternStatus.Potential)));
        Assert.Equal(["OrderId", "ProductId"], northwind["OrderDetail"].Key.Attributes);
        Assert.Equal(RelationPath.Through, northwind["Employee"].Relations.Single(relation => relation.Target == "Territory").Path);
        Assert.Equal("DateTimeOffset?", northwind["Order"].Attributes.Single(attribute => attribute.Name == "OrderDate").ClrType);
    }
}
