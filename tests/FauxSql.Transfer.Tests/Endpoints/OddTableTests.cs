using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Transfer.Endpoints;

namespace FauxSql.Transfer.Tests.Endpoints;

/// <summary>Tables that another application filled, in its own way.</summary>
public sealed class OddTableTests
{
    [Fact]
    public async Task Everything_that_items_may_hold_is_read_without_loss()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "dev-my-things", "thing_id:S:HASH class:N:RANGE region:S city:S opened:S", """
            ,"GlobalSecondaryIndexes":[
              {"IndexName":"by-region","KeySchema":[{"AttributeName":"region","KeyType":"HASH"},{"AttributeName":"city","KeyType":"HASH"},{"AttributeName":"opened","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["size","nowhere"]}},
              {"IndexName":"by-city","KeySchema":[{"AttributeName":"city","KeyType":"HASH"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]
            """);
        await LiveTables.SendAsync(engine, "UpdateTimeToLive", """{"TableName":"dev-my-things","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"gone at"}}""");
        await LiveTables.PutAsync(engine, "dev-my-things", """
            {"thing_id":{"S":"a"},"class":{"N":"1"},"region":{"S":"EU"},"city":{"S":"Lund"},"opened":{"S":"2026-01-05T09:00:00.000Z"},"gone at":{"N":"4102444800"},"size":{"N":"1.5"},"huge":{"N":"1E+40"},
             "Things":{"SS":["x","y"]},"numbers":{"NS":["1","2"]},"blobs":{"BS":["AQI="]},"raw":{"B":"AQI="},"is":{"BOOL":true},"ToString":{"S":"t"},"a-b":{"S":"1"},"a.b":{"S":"2"},
             "where":{"M":{"lat":{"N":"52.37"},"city name":{"S":"Lund"},"exact":{"BOOL":false}}},
             "lines":{"L":[{"M":{"sku":{"S":"s"},"at":{"S":"2026-01-05T09:00:00Z"},"where":{"M":{"lat":{"N":"1"}}}}},{"M":{"sku":{"S":"t"}}}]},
             "tags":{"L":[{"S":"a"},{"S":"b"}]},"nothing":{"L":[]},"mixed":{"S":"text"},"list":{"L":[{"S":"a"},{"N":"1"}]}}
            """);
        await LiveTables.PutAsync(engine, "dev-my-things", """{"thing_id":{"S":"b"},"class":{"N":"2"},"mixed":{"N":"1"},"size":{"N":"12345678901234567890"},"opened":{"S":"2026-01-06T09:00:00.120Z"}}""");
        await LiveTables.CreateAsync(engine, "prod-others", "Id:S:HASH");
        await LiveTables.CreateAsync(engine, "dev-_fx.Changes", "Kind:S:HASH");

        var found = await LiveTables.ScaffoldAsync(engine, new EndpointScope { Prefix = "dev-" });
        var thing = Assert.Single(found.Schema.Entities);
        Assert.Equal(("MyThing", "my-things"), (thing.Name, thing.TableName));
        await LiveTables.AssertLosslessAsync(engine, found, "dev-", "mixed", "list");
        Assert.Equal(
            ["thing_id ThingId string", "class Class long", "region Region string?", "city City string?", "opened Opened DateTimeOffset", "gone at GoneAt DateTimeOffset?", "size Size decimal", "huge Huge double?"],
            thing.Attributes.Where(attribute => attribute.Name is "thing_id" or "class" or "region" or "city" or "opened" or "gone at" or "size" or "huge").OrderBy(attribute => (string[])["thing_id", "class", "region", "city", "opened", "gone at", "size", "huge"] is var order ? Array.IndexOf(order, attribute.Name) : 0).Select(attribute => $"{attribute.Name} {attribute.Property} {attribute.ClrType}"));
        Assert.Equal(3, thing.Attributes.Single(attribute => attribute.Name == "opened").InstantDigits);
        Assert.Equal(AttributeRole.TimeToLive, thing.Attributes.Single(attribute => attribute.Name == "gone at").Role);
        Assert.Equal(["region", "city"], thing.Indexes.Single(index => index.Name == "by-region").Key.Partition);
        Assert.Equal(["size"], thing.Indexes.Single(index => index.Name == "by-region").Included!);
        Assert.Empty(thing.Indexes.Single(index => index.Name == "by-city").Included!);
        Assert.Equal((4, "IReadOnlyList<Line>?"), (thing.Attributes.Single(attribute => attribute.Name == "lines").Embedded!.Max - 6, thing.Attributes.Single(attribute => attribute.Name == "lines").ClrType));
        Assert.Contains("String in 1 and Number in 1 items", found.Decisions("MyThing.mixed"), StringComparison.Ordinal);
        Assert.Contains("several types", found.Decisions("MyThing.list"), StringComparison.Ordinal);
        Assert.Contains("no decimal holds", found.Decisions("MyThing.huge"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_is_known_by_its_name_and_its_values()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "customers", "customer_id:S:HASH");
        await LiveTables.CreateAsync(engine, "comments", "CommentId:S:HASH");
        await LiveTables.CreateAsync(engine, "tickets", "TicketId:S:HASH");
        foreach (var id in (string[])["1", "2", "3"])
            await LiveTables.PutAsync(engine, "customers", $$"""{"customer_id":{"S":"{{id}}"} }""");
        await LiveTables.PutAsync(engine, "comments", """{"CommentId":{"S":"c1"},"customer_id":{"S":"1"}}""");
        await LiveTables.PutAsync(engine, "comments", """{"CommentId":{"S":"c2"},"customer_id":{"S":"2"},"ParentId":{"S":"c1"}}""");
        await LiveTables.PutAsync(engine, "tickets", """{"TicketId":{"S":"t1"},"customer_id":{"S":"9"},"CommentId":{"N":"1"}}""");

        var found = await LiveTables.ScaffoldAsync(engine);
        Assert.Equal(["ParentId Comment", "customer_id Customer"], found["Comment"].References.Select(reference => $"{reference.Attribute} {reference.Target}").Order(StringComparer.Ordinal));
        Assert.Empty(found["Ticket"].References);
        Assert.Contains("2 of 2 values", found.Decisions("Comment.customer_id"), StringComparison.Ordinal);
        await LiveTables.AssertLosslessAsync(engine, found);
    }

    /// <summary>DynamoDB refuses to be asked for them, which must not end the command: they count as values that are not there.</summary>
    [Fact]
    public async Task Values_that_can_be_no_key_are_looked_up_nowhere_and_counted()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "Customers", "CustomerId:S:HASH");
        await LiveTables.CreateAsync(engine, "Orders", "OrderId:S:HASH");
        await LiveTables.CreateAsync(engine, "Notes", "NoteId:S:HASH");
        for (var number = 0; number < 20; number++)
        {
            await LiveTables.PutAsync(engine, "Customers", $$"""{"CustomerId":{"S":"{{number}}"} }""");
            await LiveTables.PutAsync(engine, "Orders", $$"""{"OrderId":{"S":"{{number}}"},"CustomerId":{"S":"{{(number == 0 ? "" : number)}}"} }""");
        }

        await LiveTables.PutAsync(engine, "Notes", """{"NoteId":{"S":"1"},"CustomerId":{"S":"1"}}""");
        await LiveTables.PutAsync(engine, "Notes", $$"""{"NoteId":{"S":"2"},"CustomerId":{"S":"{{new string('x', 2_049)}}"} }""");

        var found = await LiveTables.ScaffoldAsync(engine);

        Assert.Equal("Customer", Assert.Single(found["Order"].References).Target);
        Assert.Contains("19 of 20 values looked up are keys of Customer (1 can be no key, being empty or longer than 2048 bytes)", found.Decisions("Order.CustomerId"), StringComparison.Ordinal);
        Assert.Empty(found["Note"].References);
        Assert.Contains("1 of 2 values looked up are there (1 can be no key, being empty or longer than 2048 bytes), which is too few", found.Decisions("Note.CustomerId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_FauxSql_spreads_is_sharded()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "Notes", "NoteId:S:HASH Status:S _fx.shard4:N", """
            ,"GlobalSecondaryIndexes":[{"IndexName":"StatusIndex","KeySchema":[{"AttributeName":"Status","KeyType":"HASH"},{"AttributeName":"_fx.shard4","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        await LiveTables.PutAsync(engine, "Notes", """{"NoteId":{"S":"1"},"Status":{"S":"new"},"_fx.shard4":{"N":"2"}}""");
        var note = (await LiveTables.ScaffoldAsync(engine)).Schema.Entities.Single();
        var index = Assert.Single(note.Indexes);
        Assert.Equal((4, "Status"), (index.Shards, Assert.Single(index.Key.Partition)));
        Assert.Equal(["NoteId", "Status"], note.Attributes.Select(attribute => attribute.Name));
    }

    [Fact]
    public async Task What_claims_are_kept_of_is_unique()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "UniqueKeys", "Claim:S:HASH");
        await LiveTables.CreateAsync(engine, "Members", "MemberId:S:HASH");
        await LiveTables.PutAsync(engine, "Members", """{"MemberId":{"S":"1"},"Club":{"S":"a/b"},"Name":{"S":"Ann"},"Code":{"N":"7"},"Since":{"S":"2026-01-05"},"Left":{"NULL":true}}""");
        await LiveTables.PutAsync(engine, "Members", """{"MemberId":{"S":"2"},"Club":{"S":"c"},"Name":{"S":"Bo"},"Left":{"S":"yes"}}""");
        foreach (var claim in (string[])["Member.Name/a%2Fb#ann", "Member.Name/c#bo", "Member.Code#7", "Gone.Code#7", "odd"])
            await LiveTables.PutAsync(engine, "UniqueKeys", $$"""{"Claim":{"S":"{{claim}}"},"Owner":{"S":"1"} }""");

        var member = (await LiveTables.ScaffoldAsync(engine)).Schema.Entities.Single();
        Assert.Equal(new UniqueSchema("Club", true, false), member.Attributes.Single(attribute => attribute.Name == "Name").Unique);
        Assert.Equal(new UniqueSchema(null, false, false), member.Attributes.Single(attribute => attribute.Name == "Code").Unique);
        Assert.Equal(2, member.Attributes.Count(attribute => attribute.Unique is not null));
        Assert.False(member.Attributes.Single(attribute => attribute.Name == "Left").IsRequired);
        await LiveTables.AssertLosslessAsync(engine, await LiveTables.ScaffoldAsync(engine), "", "Left");
        Assert.Contains("make it a DateOnly", (await LiveTables.ScaffoldAsync(engine)).Decisions("Member.Since"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_without_items_has_its_keys()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "Notes", "NoteId:N:HASH At:B:RANGE");
        var found = await LiveTables.ScaffoldAsync(engine);
        Assert.Equal(["NoteId long", "At byte[]"], found["Note"].Attributes.Select(attribute => $"{attribute.Name} {attribute.ClrType}"));
        Assert.Contains("has no items", found.Decisions("Note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_is_no_larger_than_was_asked_for_and_said()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await LiveTables.CreateAsync(engine, "Notes", "NoteId:S:HASH");
        for (var number = 0; number < 9; number++)
            await LiveTables.PutAsync(engine, "Notes", $$"""{"NoteId":{"S":"{{number}}"} }""");
        var found = await LiveTables.ScaffoldAsync(engine, new EndpointScope { Sample = 5 });
        Assert.Contains("the first 5 items", found.Decisions("Note"), StringComparison.Ordinal);
    }
}
