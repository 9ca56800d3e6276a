using FauxSql.Schema;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>The Northwind database, where it is there: FAUXSQL_NORTHWIND names the file, or it lies in shared/data beside the repository.</summary>
public sealed class NorthwindTests
{
    private static readonly string? File = Find();

    [Fact]
    public void Every_table_is_an_entity_and_every_foreign_key_a_reference()
    {
        Assert.SkipWhen(File is null, "There is no northwind.db: name it in FAUXSQL_NORTHWIND.");
        var source = SqliteSource.Read(File, TestContext.Current.CancellationToken);
        var northwind = Scaffolded.OfFile(File);
        Assert.Equal(source.Tables.Count, northwind.Schema.Entities.Count);
        Assert.Equal(source.Tables.Sum(table => table.ForeignKeys.Count), northwind.Schema.Entities.Sum(entity => entity.References.Count));
        Assert.Equal(source.Tables.Sum(table => table.Columns.Count), northwind.Schema.Entities.Sum(entity => entity.Attributes.Count));
        Assert.Equal(source.Views.Count, northwind.Schema.Entities.Sum(entity => entity.Patterns.Count(pattern => pattern.Status == AccessPatternStatus.Potential)));
        Assert.Equal(["OrderId", "ProductId"], northwind["OrderDetail"].Key.Attributes);
        Assert.Equal(RelationPath.Through, northwind["Employee"].Relations.Single(relation => relation.Target == "Territory").Path);
        Assert.Equal("DateTimeOffset?", northwind["Order"].Attributes.Single(attribute => attribute.Name == "OrderDate").ClrType);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FAUXSQL_NORTHWIND") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "northwind.db") is var file && System.IO.File.Exists(file))
                return file;
        }

        return null;
    }
}
