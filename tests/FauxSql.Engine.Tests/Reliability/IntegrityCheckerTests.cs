using System.Text;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tests.Reliability;

public sealed class IntegrityCheckerTests
{
    [Fact]
    public void What_writes_leave_behind_is_sound()
    {
        using var dynamo = new Dynamo().WithTable(projection: """{"ProjectionType":"KEYS_ONLY"}""");
        for (var i = 0; i < 50; i++)
            dynamo.Put($$"""{"p":{"S":"a{{i % 7}}"},"s":{"N":"{{i % 5}}"},"g":{"S":"x"},"h":{"N":"{{i}}"},"b":{"BOOL":true} }""");
        dynamo.Ok("DeleteItem", $$"""{"TableName":"Tab","Key":{{Dynamo.Key("a1", 1)}} }""");
        Assert.Empty(dynamo.Engine.CheckIntegrity());
    }

    [Theory]
    [InlineData("a lost index write", "no entry")]
    [InlineData("an index entry too many", "2 entries where 1 items belong")]
    [InlineData("an index entry of an older item", "is not what its item says")]
    [InlineData("a lost item", "1 entries where 0 items belong")]
    [InlineData("an item under another key", "holds an item of another key")]
    [InlineData("a wrong size", "bytes, not")]
    public void A_planted_bug_is_found(string bug, string expected)
    {
        using var database = SqliteDatabase.InMemory();
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        var table = tables.Create(StoredTable.Read(Entry));
        var item = new StoredItem("""{"p":{"S":"a"},"g":{"S":"x"}}"""u8.ToArray(), 4);
        var older = new StoredItem("""{"p":{"S":"a"},"g":{"S":"x"},"o":{"S":"x"}}"""u8.ToArray(), 6);
        using (var session = database.BeginWrite())
        {
            var key = table.KeyOf(table.KeyAttributes.Of(item));
            var indexKey = table.Indexes[0].KeyOf(table.KeyAttributes.Of(item))!;
            table.Rows.Put(session, key, bug == "a wrong size" ? item with { Size = 5 } : item, replaced: null);
            table.Indexes[0].Rows.Put(session, indexKey, bug == "an index entry of an older item" ? older : item, replaced: null);
            if (bug == "a lost index write")
                table.Indexes[0].Rows.Delete(session, indexKey, item);
            if (bug == "an index entry too many")
                table.Indexes[0].Rows.Put(session, [1, 2, 3], item, replaced: null);
            if (bug == "a lost item")
                table.Rows.Delete(session, key, item);
            if (bug == "an item under another key")
                table.Rows.Put(session, [1, 2, 3], item, replaced: null);
            session.Commit();
        }

        Assert.Contains(IntegrityChecker.Check(database, tables.All), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""["b","a"]""", true)]
    [InlineData("""["a","b"]""", true)]
    [InlineData("""["a","c"]""", false)]
    [InlineData("""["d","_"]""", false)] // the same bytes, summed up
    public void Sets_may_stand_in_the_order_of_older_files(string entry, bool isSame)
    {
        using var database = SqliteDatabase.InMemory();
        var tables = new TableSet(database, new EmbeddedDynamoOptions());
        var table = tables.Create(StoredTable.Read(Entry));
        using (var session = database.BeginWrite())
        {
            var item = WithSet("""["b","a"]""");
            table.Rows.Put(session, table.KeyOf(table.KeyAttributes.Of(item)), item, replaced: null);
            table.Indexes[0].Rows.Put(session, table.Indexes[0].KeyOf(table.KeyAttributes.Of(item))!, WithSet(entry), replaced: null);
            session.Commit();
        }

        Assert.Equal(isSame ? 0 : 1, IntegrityChecker.Check(database, tables.All).Count);

        static StoredItem WithSet(string set)
        {
            var json = Encoding.UTF8.GetBytes($$$"""{"p":{"S":"a"},"g":{"S":"x"},"set":{"SS":{{{set}}}}}""");
            return new StoredItem(json, ItemSize.Of(json));
        }
    }

    private static byte[] Entry => """
        {"TableId":"6f9619ff-8b86-d011-b42d-00c04fc964ff","Created":"2026-01-02T03:04:05+00:00","Request":{"TableName":"Tab","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}],
         "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]}}
        """u8.ToArray();
}
