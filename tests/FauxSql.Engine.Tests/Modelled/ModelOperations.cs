using System.Globalization;
using System.Text.Json;
using CsCheck;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>Random operations on two tables with few keys, so that they meet.</summary>
internal static class ModelOperations
{
    private static readonly Gen<string> Table = AnyOf("One", "Two");

    // One more, to have more names.
    private static readonly Gen<string> AnyTable = Gen.Frequency((4, Table), (1, Gen.Const("Tab")));

    private static readonly Gen<(string P, long S)> Key = Gen.Select(AnyOf("a", "b", "c"), Gen.Long[0, 4]);
    private static readonly Gen<long> Small = Gen.Frequency((9, Gen.Long[-2, 3]), (1, AnyOf(-120L, 100L, 12345L)));

    // On both sides of where an item costs more.
    private static readonly Gen<int> Size = Gen.Frequency((2, Gen.Const(0)), (1, AnyOf(1023, 1024, 1025, 2048, 4096, 4097, 9000)));

    private static readonly Gen<ModelCondition> Filter = Gen.Select(AnyOf([.. ModelCondition.OnOthers]), Small, (of, c) => of(c));

    private static readonly Gen<ModelCondition> MaybeFilter = Gen.Frequency((2, Gen.Const(ModelCondition.None)), (1, Filter));

    private static readonly Gen<ModelCondition> Condition = Gen.Frequency(
        (3, Gen.Const(ModelCondition.None)),
        (2, Gen.Select(AnyOf([.. ModelCondition.OnKey]), Small, (of, c) => of(c))),
        (2, Filter));

    // What ReturnConsumedCapacity asks for.
    private static readonly Gen<string> Capacity = AnyOf("", "", "NONE", "TOTAL", "INDEXES", "INDEXES");

    private static readonly Gen<ModelPaging> Paging = Gen.Select(Gen.Bool, Gen.Int[0, 2], Capacity, (consistent, limit, capacity) => new ModelPaging(consistent, limit, capacity));

    // A global index cannot be asked for consistent reads.
    private static readonly Gen<ModelPaging> IndexPaging = Gen.Select(
        Paging, Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))), (paging, consistent) => paging with { IsConsistent = consistent });

    private static readonly Gen<string> Projection = AnyOf("", "", "p, n", "l[2], l[0]", "m.a, t", "m.b.c, m.a", "m.b, s, l[1]", "u, l[0], m", "zz");

    private static readonly Gen<string> Select = AnyOf("", "", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "COUNT");

    private static readonly Gen<List<string>> Tags = Gen.Int[10, 23].List[1, 6].Select(numbers => numbers.Distinct().Select(n => $"tag{n}").ToList());

    // Nothing is held against the units: see the tests of the meters.
    private static readonly Gen<int?> MaybeUnits = Gen.Frequency((4, Gen.Const((int?)null)), (1, Gen.Int[1, 3].Select(units => (int?)units)));

    private static readonly Gen<(ModelIndex, int)> IndexUnits = Gen.Select(AnyOf(ModelIndex.Idx, ModelIndex.Idx, ModelIndex.Late), Gen.Int[1, 3]);

    private static readonly Gen<List<(ModelIndex, int)>> AllIndexUnits = IndexUnits.List[1, 4].Select(all => all.DistinctBy(i => i.Item1).ToList());

    private static readonly Gen<ModelBilling> Billing = Gen.Frequency(
        (2, Gen.Const(new ModelBilling("PAY_PER_REQUEST", Units: null, []))),
        (4, Gen.Select(AnyOf("PROVISIONED", "PROVISIONED", ""), Gen.Int[1, 3], AllIndexUnits, (mode, units, indexes) => new ModelBilling(mode, units, indexes))),
        (1, Gen.Int[1, 3].Select(units => new ModelBilling("", units, []))),
        (1, AllIndexUnits.Select(indexes => new ModelBilling("", Units: null, indexes))));

    private static readonly Gen<ModelUpdate> Update = Gen.Select(AnyOf([.. ModelUpdate.All]), Small, (of, v) => of(v));

    private static readonly Gen<ModelWrite> Put = Gen.Select(Table, Key, Condition, Gen.Int[0, 65535], Small, Size, Gen.Bool)
        .Select(t => new ModelWrite("Put", t.Item1, t.Item2, t.Item3, Item(t.Item2, t.Item4, t.Item5, t.Item6), Update: null) { ReturnsItemOnFailure = t.Item7 });

    private static readonly Gen<ModelWrite> Delete = Gen.Select(Table, Key, Condition, Gen.Bool)
        .Select(t => new ModelWrite("Delete", t.Item1, t.Item2, t.Item3, Item: null, Update: null) { ReturnsItemOnFailure = t.Item4 });

    private static readonly Gen<ModelWrite> UpdateItem = Gen.Select(Table, Key, Condition, Update, Gen.Bool)
        .Select(t => new ModelWrite("Update", t.Item1, t.Item2, t.Item3, Item: null, Update: t.Item4) { ReturnsItemOnFailure = t.Item5 });

    private static readonly Gen<ModelWrite> Check = Gen.Select(Table, Key, Filter, Gen.Bool)
        .Select(t => new ModelWrite("ConditionCheck", t.Item1, t.Item2, t.Item3, Item: null, Update: null) { ReturnsItemOnFailure = t.Item4 });

    private static readonly Gen<ModelCondition> OlderFilter = Gen.Frequency(
        (1, Gen.Const(ModelCondition.None)), (2, Gen.Select(AnyOf([.. ModelCondition.OfOlder]), Small, (of, c) => of(c))));

    private static readonly Gen<ModelCondition> Expected = Gen.Frequency(
        (4, OlderFilter), (1, Gen.Select(AnyOf([.. ModelCondition.OfOldest]), Small, (of, c) => of(c))));

    private static readonly Gen<ModelUpdate> AttributeUpdates = Gen.Select(AnyOf([.. ModelUpdate.OfOlder]), Small, (of, v) => of(v));

    private static readonly Gen<string> AttributesToGet = AnyOf("", "p, n", "m, l", "u, s, zz");

    private static readonly Gen<ModelWrite> OlderWrite = Gen.Frequency(
        (1, Gen.Select(Put, Expected, (write, expected) => write with { Condition = expected, ReturnsItemOnFailure = false })),
        (1, Gen.Select(Delete, Expected, (write, expected) => write with { Condition = expected, ReturnsItemOnFailure = false })),
        (3, Gen.Select(UpdateItem, Expected, AttributeUpdates, (write, expected, update) => write with { Condition = expected, Update = update, ReturnsItemOnFailure = false })));

    private static readonly Gen<ModelWrite> Write = Gen.Frequency((4, Put), (4, UpdateItem), (2, Delete));

    public static Gen<ModelOperation> Any { get; } = Gen.Frequency(
        (40, Gen.Select(Write, AnyOf("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"), Capacity, WriteOne)),
        (10, Gen.Select(OlderWrite, AnyOf("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"), Capacity, WriteOne)),
        (2, Gen.Select(Table, Key, AttributesToGet, GetOlder)),
        (5, Gen.Select(Table, AnyOf("a", "b", "c"), Gen.Int[0, 3], Small, OlderFilter, AttributesToGet, Paging).Select(t => QueryOlder(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7))),
        (2, Gen.Select(Table, OlderFilter, AttributesToGet, Paging, ScanOlder)),
        (15, Gen.Select(Table, Key, Projection, Gen.Bool, Capacity, GetOne)),
        (10, Gen.Select(Table, AnyOf("a", "b", "c"), Gen.Int[0, 3], Small, Gen.Bool, MaybeFilter, Projection, Paging).Select(t => QueryTable(t.Item1, t.Item2, t.Item3, t.Item4, t.Item5, t.Item6, t.Item7, t.Item8))),
        (10, Gen.Select(Table, AnyOf("x", "y"), Gen.Bool, MaybeFilter, Select, IndexPaging, QueryIdx)),
        (5, Gen.Select(Table, AnyOf("abc", "ab0", "ab1"), Gen.Bool, MaybeFilter, Select, IndexPaging, QueryLate)),
        (5, Gen.Select(Table, AnyOf("a", "b", "c"), Gen.Bool, MaybeFilter, Select, Paging, QueryLoc)),
        (4, Gen.Select(Table, AnyOf(null, ModelIndex.Idx, ModelIndex.Late, ModelIndex.Loc), MaybeFilter, Select, Gen.Int[1, 3], IndexPaging, ScanAll)),
        (6, Gen.Select(Gen.Frequency((3, Put), (1, Delete)).List[1, 5], Capacity, BatchWrite)),
        (5, Gen.Select(Gen.Select(Table, Key).List[1, 6], Table, Capacity, BatchGet)),
        (5, Gen.Select(Gen.Select(Table, Key).List[1, 6], Capacity, TransactGet)),
        (10, Gen.Select(Gen.Frequency((4, Put), (4, UpdateItem), (2, Delete), (2, Check)).List[1, 4], Capacity, Transact)),
        (2, Gen.Select(AnyTable, MaybeUnits, CreateTable)),
        (2, AnyTable.Select(DeleteTable)),
        (3, Gen.Select(Table, MaybeUnits, CreateIndex)),
        (4, Gen.Select(Table, Billing, UpdateBilling)),
        (3, Gen.Select(Table, Gen.Bool, UpdateProtection)),
        (1, Gen.Select(Table, AnyOf("STANDARD", "STANDARD_INFREQUENT_ACCESS"), UpdateClass)),
        (2, Gen.Select(Table, Key, CreateIndexUnderWrites)),
        (3, Table.Select(DeleteIndex)),
        (5, Table.Select(DescribeTable)),
        (3, Gen.Select(Gen.Int[0, 3], AnyOf("", "", "One", "Tab", "Two", "One-", "ten"), ListTables)),
        (6, Gen.Select(AnyOf("k1", "k2"), Gen.Int[0, 2], Capacity, TransactOnce)),
        (5, AnyOf(4, 7).Select(Advance)),
        (5, Gen.Select(Table, Gen.Frequency((5, Gen.Const("e")), (1, Gen.Const("n"))), Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), UpdateTimeToLive)),
        (1, Table.Select(DescribeTimeToLive)),
        (2, Gen.Select(Table, Tags, Small, TagResource)),
        (1, Gen.Select(Table, Tags, UntagResource)),
        (2, Table.Select(ListTags)),
        (2, Gen.Const(Reopen())),
        (1, Gen.Select(Table, Key, WrongIndexKey)));

    public static ModelOperation CreateTable(string table, int? units) => Of("CreateTable", $$$"""
            {"TableName":"{{{table}}}",{{{BillingOf(units)}}},
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},
                                     {"AttributeName":"g","AttributeType":"S"},{"AttributeName":"h","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
             "LocalSecondaryIndexes":[{"IndexName":"Loc","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"h","KeyType":"RANGE"}],
                                       "Projection":{"ProjectionType":"KEYS_ONLY"} }],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"h","KeyType":"RANGE"}],
                                        "Projection":{"ProjectionType":"ALL"}{{{ModelBilling.UnitsOf(units)}}} }]}
            """, _ => "ok", model => model.Tables.TryAdd(table, new ModelTable(units)) ? "ok" : throw new ModelFault("ResourceInUseException"));

    // A table whose index is being built is in use.
    private static ModelOperation DeleteTable(string table) => Of("DeleteTable", $$"""{"TableName":"{{table}}"}""", _ => "ok", model =>
    {
        if (model.Table(table).IsProtected)
            throw new ModelFault("ValidationException");
        model.Tables.Remove(table);
        return "ok";
    }).OnceBuilt;

    // The index is built in the background, beside the operations that follow.
    private static ModelOperation CreateIndex(string table, int? units) => Of("UpdateTable", $$$"""
            {"TableName":"{{{table}}}","AttributeDefinitions":[{"AttributeName":"t","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"Late","KeySchema":[{"AttributeName":"t","KeyType":"HASH"}],
                                                       "Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["n","l"]}{{{ModelBilling.UnitsOf(units)}}} } }]}
            """, _ => "ok", model =>
    {
        var stored = model.Table(table);
        if (stored.Indexes.Contains(ModelIndex.Late) || stored.Units is null != units is null)
            throw new ModelFault("ValidationException");
        stored.Indexes.Add(ModelIndex.Late);
        if (units is { } given)
            stored.IndexUnits[ModelIndex.Late] = given;
        return "ok";
    }).OnceBuilt;

    // Writes an item again and again until the index is built: whatever the build has read of it, the index has what was written last. Each value is
    // another one, so that an entry that a write misses stays where no later write mends it. Whether one falls between two steps is chance: see IndexBuildTests.
    private static ModelOperation CreateIndexUnderWrites(string table, (string P, long S) key)
    {
        var create = CreateIndex(table, units: null);
        return new ModelOperation($"{create.Text} while {key} is written", engine =>
        {
            var created = create.Run(engine);
            if (created != "ok")
                return created;
            for (var i = 0; !IsBuilt(engine); i++)
                Write(engine, $"w{i}");
            Write(engine, "ab1");
            return created;
        }, model =>
        {
            var created = create.Expect(model);
            model.Table(table).Set(key, Written("ab1"));
            return created;
        });

        ModelItem Written(string t) => new() { ["p"] = key.P, ["s"] = key.S, ["t"] = t };

        void Write(ModelledEngine engine, string t) =>
            Assert.Equal(200, engine.Send("PutItem", $$"""{"TableName":"{{table}}","Item":{{Written(t).Json}}}""").Status);

        bool IsBuilt(ModelledEngine engine) => engine.Send("DescribeTable", $$"""{"TableName":"{{table}}"}""").Body
            .GetProperty("Table").GetProperty("GlobalSecondaryIndexes").EnumerateArray().All(i => i.GetProperty("IndexStatus").GetString() == "ACTIVE");
    }

    private static ModelOperation DeleteIndex(string table) => Of(
        "UpdateTable", $$"""{"TableName":"{{table}}","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"Late"} }]}""", _ => "ok",
        model =>
        {
            var stored = model.Table(table);
            stored.IndexUnits.Remove(ModelIndex.Late);
            return stored.Indexes.Remove(ModelIndex.Late) ? "ok" : throw new ModelFault("ResourceNotFoundException");
        });

    private static ModelOperation UpdateBilling(string table, ModelBilling billing) => Of("UpdateTable", $$"""{"TableName":"{{table}}"{{billing.Members}} }""", _ => "ok", model =>
    {
        billing.Apply(model.Table(table));
        return "ok";
    }).OnceBuilt;

    private static ModelOperation UpdateProtection(string table, bool isProtected) =>
        Of("UpdateTable", $$"""{"TableName":"{{table}}","DeletionProtectionEnabled":{{(isProtected ? "true" : "false")}} }""", _ => "ok", model =>
        {
            model.Table(table).IsProtected = isProtected;
            return "ok";
        });

    private static ModelOperation UpdateClass(string table, string tableClass) =>
        Of("UpdateTable", $$"""{"TableName":"{{table}}","TableClass":"{{tableClass}}"}""", _ => "ok", model =>
        {
            model.Table(table).Class = tableClass;
            return "ok";
        });

    private static string BillingOf(int? units) => units is null ? "\"BillingMode\":\"PAY_PER_REQUEST\"" : ModelBilling.UnitsOf(units)[1..];

    private static ModelOperation DescribeTable(string table) => Of("DescribeTable", $$"""{"TableName":"{{table}}"}""",
        answer =>
        {
            var described = answer.GetProperty("Table");
            var indexes = described.GetProperty("GlobalSecondaryIndexes").EnumerateArray().Concat(described.GetProperty("LocalSecondaryIndexes").EnumerateArray())
                .Select(i => $"{i.GetProperty("IndexName")}: {i.GetProperty("ItemCount")} of {i.GetProperty("IndexSizeBytes")}{Units(i)}");
            var billing = described.TryGetProperty("BillingModeSummary", out var summary) ? summary.GetProperty("BillingMode").GetString() : "";
            return $"{described.GetProperty("ItemCount")} of {described.GetProperty("TableSizeBytes")}{Units(described)} {billing}{Settings(described)}\n{Lines(indexes)}";
        },
        model =>
        {
            var stored = model.Table(table);
            var items = stored.Items.Values;
            var indexes = stored.Indexes.Select(i => (Index: i, Entries: i.EntriesOf(items).ToList())).Select(i => $"{i.Index.Name}: {i.Entries.Count} of {i.Entries.Sum(entry => entry.Size)}"
                + (i.Index.IsLocal ? "" : ModelBilling.Describe(stored.IndexUnits.TryGetValue(i.Index, out var units) ? units : null)));
            return $"{items.Count} of {items.Sum(item => item.Size)}{ModelBilling.Describe(stored.Units)} {stored.Billing} {stored.IsProtected} {stored.Class}\n{Lines(indexes)}";
        }).OnceBuilt;

    private static string Settings(JsonElement described) => $" {described.GetProperty("DeletionProtectionEnabled")} "
        + (described.TryGetProperty("TableClassSummary", out var summary) ? summary.GetProperty("TableClass") : "");

    private static string Units(JsonElement described) => described.TryGetProperty("ProvisionedThroughput", out var units)
        ? $" for {units.GetProperty("ReadCapacityUnits")} {units.GetProperty("WriteCapacityUnits")}"
        : "";

    private static ModelOperation ListTables(int limit, string start)
    {
        var members = new[] { limit == 0 ? "" : $"\"Limit\":{limit}", start == "" ? "" : $"\"ExclusiveStartTableName\":\"{start}\"" };
        return Of("ListTables", $"{{{string.Join(',', members.Where(member => member != ""))}}}",
            answer => $"{string.Join(',', answer.GetProperty("TableNames").EnumerateArray())} to {(answer.TryGetProperty("LastEvaluatedTableName", out var last) ? last : "the end")}",
            model =>
            {
                var names = model.Tables.Keys.Where(name => string.CompareOrdinal(name, start) > 0).Order(StringComparer.Ordinal).ToList();
                var hasMore = limit > 0 && names.Count > limit;
                return $"{string.Join(',', hasMore ? names.Take(limit) : names)} to {(hasMore ? names[limit - 1] : "the end")}";
            });
    }

    private static ModelOperation WriteOne(ModelWrite write, string returned, string capacity)
    {
        if (write.Kind != "Update" && returned != "NONE")
            returned = "ALL_OLD";
        return Counted(capacity, write.Kind + "Item", $$"""{ {{write.Members}},"ReturnValues":"{{returned}}"}""", Attributes, model =>
        {
            var (before, after) = model.Write(write);
            var of = returned.EndsWith("_OLD", StringComparison.Ordinal) ? before : after;
            if (of is null || returned == "NONE")
                return "";
            var attributes = returned.StartsWith("ALL", StringComparison.Ordinal) ? of : ModelPaths.Project(of, write.Update!.Paths);
            return attributes.Count == 0 ? "" : attributes.Json;
        }).OnceBuiltIf(IsAsked(capacity));
    }

    private static ModelOperation GetOne(string table, (string P, long S) key, string projection, bool isConsistent, string capacity) =>
        Counted(capacity, "GetItem", $$"""{"TableName":"{{table}}","ConsistentRead":{{(isConsistent ? "true" : "false")}},"Key":{{ModelWrite.KeyJson(key)}}{{ProjectionOf(projection)}}}""",
            answer => answer.TryGetProperty("Item", out var item) ? Canonical.Of(item) : "",
            model =>
            {
                var item = model.Table(table).Find(key);
                model.Consumed.Read(table, index: null, item?.Size ?? 0, isConsistent);
                return item is null ? "" : Projected(item, projection).Json;
            });

    private static ModelOperation QueryTable(
        string table, string p, int range, long s, bool forward, ModelCondition filter, string projection, ModelPaging paging)
    {
        var (text, isIn) = range switch
        {
            0 => ("", (Func<long, bool>)(_ => true)),
            1 => (" AND s > :s", x => x > s),
            2 => (" AND s <= :s", x => x <= s),
            _ => (" AND s BETWEEN :s AND :e", x => x >= s && x <= s + 2),
        };
        var values = new Dictionary<string, object> { [":p"] = p };
        if (range > 0)
            values[":s"] = s;
        if (range == 3)
            values[":e"] = s + 2;
        return Pages(new ModelRead("Query", table, paging)
        {
            Keys = $",\"KeyConditionExpression\":\"p = :p{text}\"",
            Values = values,
            IsFound = item => item.P == p && isIn(item.S),
            Filter = filter,
            Shown = ProjectionOf(projection),
            Show = item => Projected(item, projection),
            IsForward = forward,
            IsOrdered = true,
        });
    }

    private static ModelOperation GetOlder(string table, (string P, long S) key, string attributes) =>
        Of("GetItem", $$"""{"TableName":"{{table}}","ConsistentRead":true,"Key":{{ModelWrite.KeyJson(key)}}{{AttributesOf(attributes)}}}""",
            answer => answer.TryGetProperty("Item", out var item) ? Canonical.Of(item) : "",
            model => model.Table(table).Find(key) is { } item ? Projected(item, attributes).Json : "");

    private static ModelOperation QueryOlder(string table, string p, int range, long s, ModelCondition filter, string attributes, ModelPaging paging)
    {
        var (condition, isIn) = range switch
        {
            0 => ("", (Func<long, bool>)(_ => true)),
            1 => ("," + ModelCondition.Compare("s", "GT", s), x => x > s),
            2 => ("," + ModelCondition.Compare("s", "LE", s), x => x <= s),
            _ => ("," + ModelCondition.Compare("s", "BETWEEN", s, s + 2), x => x >= s && x <= s + 2),
        };
        return Pages(new ModelRead("Query", table, paging)
        {
            Keys = $",\"KeyConditions\":{{{ModelCondition.Compare("p", "EQ", p)}{condition}}}",
            IsFound = item => item.P == p && isIn(item.S),
            Filter = filter,
            Shown = AttributesOf(attributes),
            Show = item => Projected(item, attributes),
            IsForward = true,
            IsOrdered = true,
        });
    }

    private static ModelOperation ScanOlder(string table, ModelCondition filter, string attributes, ModelPaging paging) => Pages(
        new ModelRead("Scan", table, paging) { Filter = filter, Shown = AttributesOf(attributes), Show = item => Projected(item, attributes) });

    private static ModelOperation QueryIdx(string table, string g, bool forward, ModelCondition filter, string select, ModelPaging paging) =>
        QueryIndex(table, ModelIndex.Idx, g, forward, filter, select, paging);

    private static ModelOperation QueryLate(string table, string t, bool forward, ModelCondition filter, string select, ModelPaging paging) =>
        QueryIndex(table, ModelIndex.Late, t, forward, filter, select, paging);

    private static ModelOperation QueryLoc(string table, string p, bool forward, ModelCondition filter, string select, ModelPaging paging) =>
        QueryIndex(table, ModelIndex.Loc, p, forward, filter, select, paging);

    private static ModelOperation QueryIndex(string table, ModelIndex index, string hash, bool forward, ModelCondition filter, string select, ModelPaging paging) => Pages(
        new ModelRead("Query", table, paging)
        {
            Index = index,
            Keys = $",\"KeyConditionExpression\":\"{index.Key[0]} = :hash\"",
            Values = new Dictionary<string, object> { [":hash"] = hash },
            IsFound = item => item.Get<string>(index.Key[0]) == hash,
            Filter = filter,
            Select = select,
            IsForward = forward,
        }).OnceBuilt;

    private static ModelOperation ScanAll(string table, ModelIndex? index, ModelCondition filter, string select, int segments, ModelPaging paging)
    {
        if (index is null && select == "ALL_PROJECTED_ATTRIBUTES")
            select = "COUNT";
        return Pages(new ModelRead("Scan", table, paging)
        {
            Index = index,
            Filter = filter,
            Select = select,
            Segments = segments,
        }).OnceBuilt;
    }

    private static ModelOperation BatchWrite(List<ModelWrite> writes, string capacity)
    {
        writes = [.. writes.DistinctBy(w => (w.Table, w.Key)).Select(w => w with { Condition = ModelCondition.None })];
        var tables = writes.GroupBy(w => w.Table).Select(t => $"\"{t.Key}\":[{string.Join(',', t.Select(Entry))}]");
        return Counted(capacity, "BatchWriteItem", $$"""{"RequestItems":{ {{string.Join(',', tables)}} } }""", answer => Canonical.Of(answer.GetProperty("UnprocessedItems")), model =>
        {
            // The first that is wrong says what is wrong with all.
            if (writes.GroupBy(w => w.Table).SelectMany(t => t).Any(model.Refuses))
                throw new ModelFault("ValidationException");
            writes.ForEach(write => model.Write(write));
            return "{}";
        }).OnceBuiltIf(IsAsked(capacity));

        static string Entry(ModelWrite write) => write.Item is null
            ? $$$"""{"DeleteRequest":{"Key":{{{ModelWrite.KeyJson(write.Key)}}} } }"""
            : $$$"""{"PutRequest":{"Item":{{{write.Item.Json}}} } }""";
    }

    private static ModelOperation BatchGet(List<(string Table, (string P, long S) Key)> keys, string consistent, string capacity)
    {
        keys = [.. keys.Distinct()];
        var tables = keys.GroupBy(k => k.Table).Select(t => $$"""
            "{{t.Key}}":{"ConsistentRead":{{(t.Key == consistent ? "true" : "false")}},"Keys":[{{string.Join(',', t.Select(k => ModelWrite.KeyJson(k.Key)))}}]}
            """.Trim());
        return Counted(capacity, "BatchGetItem", $$"""{"RequestItems":{ {{string.Join(',', tables)}} } }""",
            answer => Lines(answer.GetProperty("Responses").EnumerateObject().SelectMany(t => t.Value.EnumerateArray().Select(item => t.Name + Canonical.Of(item)))),
            model =>
            {
                var found = keys.Select(k => (k.Table, Item: model.Table(k.Table).Find(k.Key))).ToList();
                found.ForEach(k => model.Consumed.Read(k.Table, index: null, k.Item?.Size ?? 0, k.Table == consistent));
                return Lines(found.Where(k => k.Item is not null).Select(k => k.Table + k.Item!.Json));
            });
    }

    private static ModelOperation TransactGet(List<(string Table, (string P, long S) Key)> keys, string capacity)
    {
        keys = [.. keys.Distinct()];
        var gets = keys.Select(k => $$$"""{"Get":{"TableName":"{{{k.Table}}}","Key":{{{ModelWrite.KeyJson(k.Key)}}} } }""");
        return Counted(capacity, "TransactGetItems", $$"""{"TransactItems":[{{string.Join(',', gets)}}]}""",
            answer => string.Join('\n', answer.GetProperty("Responses").EnumerateArray().Select(r => r.TryGetProperty("Item", out var item) ? Canonical.Of(item) : "-")),
            model =>
            {
                model.Consumed.Split = "Read";
                var found = keys.Select(k => (k.Table, Item: model.Table(k.Table).Find(k.Key))).ToList();
                found.ForEach(k => model.Consumed.ReadInTransaction(k.Table, k.Item?.Size ?? 0));
                return string.Join('\n', found.Select(k => k.Item?.Json ?? "-"));
            });
    }

    private static ModelOperation Transact(List<ModelWrite> writes, string capacity)
    {
        writes = [.. writes.DistinctBy(w => (w.Table, w.Key))];
        var actions = writes.Select(w => $$"""{"{{w.Kind}}":{ {{w.Members}} } }""");
        return Counted(capacity, "TransactWriteItems", $$"""{"TransactItems":[{{string.Join(',', actions)}}]}""", _ => "ok", model =>
        {
            model.Transact(writes);
            return "ok";
        }).OnceBuiltIf(IsAsked(capacity));
    }

    // A few transactions and tokens, so that both repetitions and mistakes happen. One deletes what another puts.
    private static ModelOperation TransactOnce(string token, int number, string capacity)
    {
        var update = ModelUpdate.All.Select(of => of(number)).First(u => u.Text == "ADD n :v");
        var (updated, put, deleted) = (("a", (long)number), ("b", (long)number), ("b", (long)(number + 1) % 3));
        List<ModelWrite> writes =
        [
            new("Update", "One", updated, ModelCondition.None, Item: null, update),
            new("Put", "One", put, ModelCondition.OnKey[number](0), Item(put, shape: 0, n: 0, size: 5000), Update: null),
            new("Delete", "One", deleted, ModelCondition.None, Item: null, Update: null),
        ];
        var request = string.Join(',', writes.Select(w => $$"""{"{{w.Kind}}":{ {{w.Members}} } }"""));
        return Counted(capacity, "TransactWriteItems", $$"""{"ClientRequestToken":"{{token}}","TransactItems":[{{request}}]}""", _ => "ok", model =>
        {
            model.Transact(writes, token, request);
            return "ok";
        }).OnceBuiltIf(IsAsked(capacity));
    }

    private static ModelOperation Advance(int minutes) => new($"{minutes} minutes pass",
        engine =>
        {
            engine.Time.Advance(TimeSpan.FromMinutes(minutes));
            return "";
        },
        model =>
        {
            model.Advance(TimeSpan.FromMinutes(minutes));
            return "";
        });

    private static ModelOperation UpdateTimeToLive(string table, string attribute, bool isEnabled) => Of(
        "UpdateTimeToLive",
        $$$"""{"TableName":"{{{table}}}","TimeToLiveSpecification":{"AttributeName":"{{{attribute}}}","Enabled":{{{(isEnabled ? "true" : "false")}}} } }""", _ => "ok", model =>
        {
            var stored = model.Table(table);
            if (stored.TimeToLive != (isEnabled ? null : attribute))
                throw new ModelFault("ValidationException");
            stored.TimeToLive = isEnabled ? attribute : null;
            return "ok";
        });

    private static ModelOperation DescribeTimeToLive(string table) => Of("DescribeTimeToLive", $$"""{"TableName":"{{table}}"}""",
        answer => answer.GetProperty("TimeToLiveDescription") is var described && described.TryGetProperty("AttributeName", out var attribute)
            ? $"{described.GetProperty("TimeToLiveStatus")} {attribute}"
            : described.GetProperty("TimeToLiveStatus").GetString()!,
        model => model.Table(table).TimeToLive is { } attribute ? "ENABLED " + attribute : "DISABLED");

    private static ModelOperation TagResource(string table, List<string> keys, long value)
    {
        var tags = keys.Select(key => $$"""{"Key":"{{key}}","Value":"{{value}}"}""");
        return Of("TagResource", $$"""{"ResourceArn":"{{ArnOf(table)}}","Tags":[{{string.Join(',', tags)}}]}""", _ => "ok", model =>
        {
            keys.ForEach(key => model.Table(table).Tags[key] = value.ToString(CultureInfo.InvariantCulture));
            return "ok";
        });
    }

    private static ModelOperation UntagResource(string table, List<string> keys)
    {
        var names = string.Join(',', keys.Select(key => $"\"{key}\""));
        return Of("UntagResource", $$"""{"ResourceArn":"{{ArnOf(table)}}","TagKeys":[{{names}}]}""", _ => "ok", model =>
        {
            keys.ForEach(key => model.Table(table).Tags.Remove(key));
            return "ok";
        });
    }

    private static ModelOperation ListTags(string table) => new($"ListTagsOfResource {table}",
        engine =>
        {
            var (status, answer) = engine.Send("ListTagsOfResource", $$"""{"ResourceArn":"{{ArnOf(table)}}"}""");
            return status == 200
                ? Lines(answer.GetProperty("Tags").EnumerateArray().Select(tag => $"{tag.GetProperty("Key")}={tag.GetProperty("Value")}"))
                : Code((status, answer));
        },
        model => Lines(model.Table(table).Tags.Select(tag => $"{tag.Key}={tag.Value}")));

    private static ModelOperation Reopen() => new("closed and opened again",
        engine =>
        {
            engine.Reopen();
            return "";
        },
        _ => "");

    private static string ArnOf(string table) => "arn:aws:dynamodb:us-east-1:123456789012:table/" + table;

    private static ModelOperation WrongIndexKey(string table, (string P, long S) key) =>
        Of("PutItem", $$"""{"TableName":"{{table}}","Item":{"p":{"S":"{{key.P}}"},"s":{"N":"{{key.S}}"},"g":{"N":"1"} } }""", Attributes, model =>
        {
            _ = model.Table(table);
            throw new ModelFault("ValidationException");
        });

    // All pages, and what they make together.
    private static ModelOperation Pages(ModelRead read) => new(
        $"{read.Operation} {read.Request(segment: 0)}",
        engine =>
        {
            var (items, count, scanned, capacities) = (new List<string>(), 0, 0, new List<string>());
            for (var segment = 0; segment < read.Segments; segment++)
            {
                var start = "";
                do
                {
                    var (status, answer) = engine.Send(read.Operation, read.Request(segment, start));
                    if (status != 200)
                        return Code((status, answer));
                    if (answer.TryGetProperty("Items", out var page))
                        items.AddRange(page.EnumerateArray().Select(Canonical.Of));
                    count += answer.GetProperty("Count").GetInt32();
                    scanned += answer.GetProperty("ScannedCount").GetInt32();
                    capacities.Add(ModelCapacity.Reported(answer));
                    start = answer.TryGetProperty("LastEvaluatedKey", out var last) ? last.GetRawText() : "";
                }
                while (start != "");
            }

            return read.Result(items, count, scanned, capacities);
        },
        read.Expect);

    // An operation that may be asked what it consumes.
    private static ModelOperation Counted(string capacity, string operation, string body, Func<JsonElement, string> read, Func<Model, string> expect)
    {
        var isList = operation.StartsWith("Batch", StringComparison.Ordinal) || operation.StartsWith("Transact", StringComparison.Ordinal);
        return Of(
            operation, capacity == "" ? body : $"{{\"ReturnConsumedCapacity\":\"{capacity}\",{body[1..]}",
            answer => $"{read(answer)}\n{ModelCapacity.Reported(answer)}",
            model =>
            {
                model.Consumed = new ModelCapacity();
                return $"{expect(model)}\n{model.Consumed.Report(capacity, isList)}";
            });
    }

    // While an index is being built nobody knows which writes it counts.
    private static bool IsAsked(string capacity) => capacity is "TOTAL" or "INDEXES";

    private static ModelOperation Of(string operation, string body, Func<JsonElement, string> read, Func<Model, string> expect) => new(
        $"{operation} {body}",
        engine =>
        {
            var (status, answer) = engine.Send(operation, body);
            return status == 200 ? read(answer) : Code((status, answer));
        },
        expect);

    private static ModelItem Item((string P, long S) key, int shape, long n, int size)
    {
        var item = new ModelItem { ["p"] = key.P, ["s"] = key.S };
        if ((shape & 1) > 0)
            item["n"] = n;
        if ((shape & 6) > 0)
            item["g"] = (shape & 2) > 0 ? "x" : "y";
        if ((shape & 8) > 0)
            item["h"] = n / 2;
        if ((shape & 16) > 0)
            item["t"] = (shape & 32) > 0 ? "abc" : "";
        if ((shape & 64) > 0)
            item["l"] = Enumerable.Range(0, shape >> 7 & 3).Select(i => (object)(long)i).ToList();
        if ((shape & 512) > 0)
            item["u"] = new SortedSet<string>(["v", "x"], StringComparer.Ordinal);
        if ((shape & 4096) > 0)
            item["e"] = ModelUpdate.EndOf((shape >> 13) is 7 ? -6 * 365 * 480 : shape >> 13);
        if ((shape & 1024) > 0)
            item["m"] = (shape & 2048) > 0 ? new ModelItem { ["a"] = n, ["b"] = new ModelItem { ["c"] = "x", ["d"] = n } } : new ModelItem { ["b"] = new ModelItem() };
        if (item.Size + 1 < size)
            item["f"] = new string('f', size - 1 - (int)item.Size);
        return item;
    }

    private static Gen<T> AnyOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string Attributes(JsonElement answer) => answer.TryGetProperty("Attributes", out var attributes) ? Canonical.Of(attributes) : "";

    private static string ProjectionOf(string paths) => paths == "" ? "" : $",\"ProjectionExpression\":\"{paths}\"";

    private static string AttributesOf(string names) =>
        names == "" ? "" : $",\"AttributesToGet\":[{string.Join(',', names.Split(", ").Select(name => $"\"{name}\""))}]";

    private static ModelItem Projected(ModelItem item, string paths) => paths == "" ? item : ModelPaths.Project(item, paths);

    private static string FilterOf(ModelCondition filter) => filter.Members("FilterExpression", "QueryFilter");

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Order(StringComparer.Ordinal));

    private static string Code((int Status, JsonElement Body) answer)
    {
        if (answer.Status == 200)
            return "ok";
        var code = answer.Body.GetProperty("__type").GetString()!.Split('#')[1] + Item(answer.Body);
        return answer.Body.TryGetProperty("CancellationReasons", out var reasons)
            ? $"{code} {string.Join(',', reasons.EnumerateArray().Select(r => r.GetProperty("Code").GetString() + Item(r)))}"
            : code;

        static string Item(JsonElement failure) => failure.TryGetProperty("Item", out var item) ? Canonical.Of(item) : "";
    }
}
