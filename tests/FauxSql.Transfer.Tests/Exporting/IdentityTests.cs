using CsCheck;
using FauxSql.Engine;
using FauxSql.Schema;
using FauxSql.Tests.Shop;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Sources;
using FauxSql.Transfer.Tests.Models;

namespace FauxSql.Transfer.Tests.Exporting;

/// <summary>What is exported and imported is what was there: items, and the claims to unique values, which are made anew.</summary>
public sealed class IdentityTests
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 12].Where(IsText), Gen.OneOf(Gen.Const(""), Gen.Const("a,\"b\"\r\nc;'d"), Gen.Const("\"\""), Gen.Const(" é中\U0001F600\u2028\0"), Gen.Const("[]"), Gen.Const("null")));

    private static readonly Gen<string?> MaybeText = Gen.Select(Text, Gen.Bool).Select((text, has) => has ? text : null);

    private static readonly Gen<Room> Flat = Gen.Select(Text, Gen.Decimal.Nullable(), Text.HashSet[0, 3], Gen.Byte.Array[0, 5], Gen.Bool, Text.List[0, 3])
        .Select((name, area, tags, photo, has, notes) => new Room { Name = name, Area = area, Tags = tags, Photo = has ? photo : null, Cleaned = has ? Days.Monday | Days.Tuesday : null, Notes = has ? [.. notes, null] : null });

    private static readonly Gen<Room> Rooms = Gen.Select(Flat, Flat, Gen.Bool).Select((room, outer, isWithin) => isWithin ? room with { Within = outer with { Within = room } } : room);

    private static readonly Gen<Branch> Branches = Gen.Select(MaybeText, Gen.Bool, Gen.Long[0, 4_000_000_000_000].Nullable(), Gen.Int.Nullable(), Rooms.Array[0, 3])
        .Select((name, isOpen, opened, pin, rooms) => new Branch
        {
            BranchId = "",
            Name = name,
            Status = isOpen ? BranchStatus.Open : BranchStatus.Closed,
            Opened = opened is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
            Pin = pin,
            Rooms = rooms,
        });

    [Theory]
    [InlineData(ExportFormat.Jsonl)]
    [InlineData(ExportFormat.Csv)]
    public async Task Random_items_survive(ExportFormat format) => await Gen.Select(WideGen.All.Array[0, 40], Branches.Array[0, 40], MaybeText.Array[0, 40]).SampleAsync(
        async sample =>
        {
            var (wides, branches, notes) = sample;
            await using var engine = EmbeddedDynamo.InMemory();
            var db = new BranchDb(engine);
            await db.EnsureTablesAsync(TestContext.Current.CancellationToken);
            foreach (var (number, wide) in wides.Index())
                await db.Wides.InsertAsync(wide with { Id = $"W{number}" }, TestContext.Current.CancellationToken);
            foreach (var (number, branch) in branches.Index())
            {
                // A branch refers to one before it, and its name is nobody else's; every third has been saved again.
                var id = (branches.Length - number).ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
                var parent = number == 0 ? null : (branches.Length - (number / 2)).ToString("D3", System.Globalization.CultureInfo.InvariantCulture);
                var stored = await db.Branches.InsertAsync(branch with { BranchId = id, ParentId = parent, Name = branch.Name is { } name ? $"{name}/{number}" : null }, TestContext.Current.CancellationToken);
                if (number % 3 == 0)
                    await db.Branches.SaveAsync(stored with { Pin = 7 }, TestContext.Current.CancellationToken);
            }

            foreach (var (number, note) in branches.Length == 0 ? [] : notes.Index())
                await db.Movements.InsertAsync(number % 2 == 0 ? new Note { BranchId = "001", Number = number, Text = note } : new Deposit { BranchId = "001", Number = number, Amount = 1.50m }, TestContext.Current.CancellationToken);
            await AssertSurvivesAsync(engine, db.Schema, format);
        },
        iter: 40);

    [Theory]
    [InlineData(typeof(Blog.BlogDb), ExportFormat.Jsonl)]
    [InlineData(typeof(Blog.BlogDb), ExportFormat.Csv)]
    [InlineData(typeof(GreenMap.GreenMapDb), ExportFormat.Jsonl)]
    [InlineData(typeof(GreenMap.GreenMapDb), ExportFormat.Csv)]
    [InlineData(typeof(Saas.SaasDb), ExportFormat.Jsonl)]
    [InlineData(typeof(Saas.SaasDb), ExportFormat.Csv)]
    [InlineData(typeof(Shop.ShopDb), ExportFormat.Jsonl)]
    [InlineData(typeof(Shop.ShopDb), ExportFormat.Csv)]
    public async Task Samples_survive(Type type, ExportFormat format)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var db = (DynamoDatabase)Activator.CreateInstance(type, engine, null, null)!;
        await db.EnsureTablesAsync(TestContext.Current.CancellationToken);
        await DatabaseTools.FillAsync(db, 1, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await AssertSurvivesAsync(engine, db.Schema, format) > 100);
    }

    private static async Task<int> AssertSurvivesAsync(EmbeddedDynamo engine, DatabaseSchema schema, ExportFormat format)
    {
        using var folder = new TransferFolder();
        var counts = await folder.ExportAsync(engine, schema, "out", format);
        await using var other = EmbeddedDynamo.InMemory();
        var report = await folder.ImportAsync(other, schema, format == ExportFormat.Csv ? ImportKind.Csv : ImportKind.Jsonl, folder.PathOf("out"));
        Assert.Empty(folder.RejectLines);
        Assert.Equal(counts.Sum(count => count.Items), report.Parts.Sum(part => part.Imported));
        if (format == ExportFormat.Jsonl)
            await StoredTables.AssertSameAsync(engine, other);
        var (before, after) = (await StoredTables.AllAsync(engine), await StoredTables.AllAsync(other));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        foreach (var (table, items) in before)
        {
            Assert.Equal(items.Count, after[table].Count);
            var left = after[table].GroupBy(KeyIn, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
            Assert.All(items, item => Assert.Contains(left[KeyIn(item)], candidate => Same(item, candidate)));

            string KeyIn(string item)
            {
                var entity = schema.Entities.FirstOrDefault(entity => entity.TableName == table);
                var parsed = OwnAttributes.Without(System.Text.Encoding.UTF8.GetBytes(item));
                return string.Join('/', (entity?.Key.Attributes ?? ["Claim"]).Select(name => parsed[name].ToString()));
            }
        }

        return before.Values.Sum(items => items.Count);
    }

    // With what the layout adds, so that shards are the same too.
    private static bool Same(string one, string other)
    {
        var (first, second) = (Protocol.Values.ItemJson.Parse(System.Text.Encoding.UTF8.GetBytes(one)), Protocol.Values.ItemJson.Parse(System.Text.Encoding.UTF8.GetBytes(other)));
        return first.Count == second.Count && first.All(attribute => attribute.Value.Equals(second.GetValueOrDefault(attribute.Key)));
    }

    private static bool IsText(string text)
    {
        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;
        }
        catch (System.Text.EncoderFallbackException)
        {
            return false;
        }
    }
}
