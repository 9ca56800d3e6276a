using FauxSql.Generator.Model;
using FauxSql.Generator.Reading;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// OrdersTable: finders that exist because a key or an index serves them.
internal static class TableEmitter
{
    public const string NoSort = "global::FauxSql.Tables.NoSortKey";
    private const string Task = "global::System.Threading.Tasks.Task";
    private const string Token = "global::System.Threading.CancellationToken";

    public static void Emit(SourceText source, EntityModel entity)
    {
        var type = entity.Type;
        var name = $"{entity.Table}Table";
        source.Line($"/// <summary>The table of <see cref=\"{type.FullName}\"/>.</summary>");
        source.Open($"{type.Accessibility} sealed class {name} : global::FauxSql.Tables.Table<{type.FullName}, {type.Fields}, {type.Relations}>");
        source.Line($"internal {name}(global::FauxSql.DynamoDatabase database) : base(database, {type.Codec}.Instance, {type.Codec}.Fields, {type.Codec}.Relations) {{ }}");
        foreach (var subtype in entity.Subtypes)
            Subtype(source, subtype.Type);
        Keyed(source, entity);
        if (entity.SortKey is { } sort)
            Partition(source, entity, entity.Property(sort));
        foreach (var index in entity.Indexes)
            Index(source, entity, index);
        foreach (var property in type.Properties.Where(property => property.Unique is not null))
            Unique(source, entity, property);
        source.Close();
        source.Line();
    }

    // OrderId → orderId; the two fixed parameters keep their names.
    public static string Parameter(PropertyModel property)
    {
        var name = char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);
        return name is "with" or "cancellationToken" ? name + "Key" : SymbolNames.Identifier(name);
    }

    // What a converter stores in an order of its own gives queries neither order nor ranges.
    public static string SortType(PropertyModel? sort) => sort is { Value.IsOrdered: true } ? sort.Value.Type : NoSort;

    public static string SortCodec(TypeModel type, PropertyModel? sort) => sort is { Value.IsOrdered: true } ? $"{type.Codec}.{sort.Codec}" : "null";

    // Names that differ in case only would be the same.
    private static List<string> Parameters(IEnumerable<PropertyModel> keys)
    {
        var names = new List<string>();
        foreach (var name in keys.Select(Parameter))
            names.Add(names.Contains(name) ? $"{name}{(names.Count == 1 ? "Sort" : $"Key{names.Count + 1}")}" : name);
        return names;
    }

    private static void Keyed(SourceText source, EntityModel entity)
    {
        var type = entity.Type;
        PropertyModel[] keys = entity.SortKey is { } sort ? [entity.Property(entity.PartitionKey), entity.Property(sort)] : [entity.Property(entity.PartitionKey)];
        var names = Parameters(keys);
        var parameters = string.Join(", ", keys.Zip(names, (key, name) => $"{key.Value.Type} {name}"));
        var arguments = string.Join(", ", names);
        var with = $"global::System.Func<{type.Relations}, global::FauxSql.Relations.Includes>?";
        var one = keys.Length == 1;
        var keyType = one ? keys[0].Value.Type : $"({parameters})";
        var keyOf = one ? "KeyFor(key)" : $"KeyFor({string.Join(", ", names.Select(name => "key." + name))})";

        var many = $"global::System.Collections.Generic.IReadOnlyList<{type.FullName}?>";
        var keyList = $"global::System.Collections.Generic.IEnumerable<{keyType}> keys";

        foreach (var (verb, result) in new[] { ("Get", type.FullName), ("Find", type.FullName + "?") })
        {
            var what = verb == "Get" ? "throws <c>ItemNotFoundException</c> when there is none" : "null when there is none";
            source.Line($"/// <summary>The item of a key; {what}. Nothing is sent before <c>RunAsync</c>.</summary>");
            source.Line($"public global::FauxSql.Tables.{verb}Operation<{type.FullName}> {verb}({parameters}, {with} with = null) => {verb}ByKey(KeyFor({arguments}), with);");
            source.Line($"/// <summary>The item of a key, and what is related; {what}.</summary>");
            source.Line($"public {Task}<{result}> {verb}Async({parameters}, {with} with = null, {Token} cancellationToken = default) => {verb}ByKey(KeyFor({arguments}), with).RunAsync(cancellationToken);");
            source.Line($"/// <summary>The item of a key; {what}.</summary>");
            source.Line($"public {Task}<{result}> {verb}Async({parameters}, {Token} cancellationToken) => {verb}ByKey(KeyFor({arguments})).RunAsync(cancellationToken);");
        }

        source.Line("/// <summary>The items of many keys, one slot for each key in the order asked for, and what is related; null where there is none.</summary>");
        source.Line($"public {Task}<{many}> FindManyAsync({keyList}, {with} with = null, {Token} cancellationToken = default) => FindMany(keys, with).RunAsync(cancellationToken);");
        source.Line("/// <summary>The items of many keys, one slot for each key in the order asked for; null where there is none.</summary>");
        source.Line($"public {Task}<{many}> FindManyAsync({keyList}, {Token} cancellationToken) => FindMany(keys).RunAsync(cancellationToken);");
        source.Line("/// <summary>The items of many keys, one slot for each key in the order asked for; null where there is none. Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public global::FauxSql.Tables.FindManyOperation<{type.FullName}> FindMany({keyList}, {with} with = null) => FindManyByKey(global::System.Linq.Enumerable.Select(keys, key => {keyOf}), with);");
        const string progress = "global::System.IProgress<global::FauxSql.WriteProgress>? progress = null";
        source.Line("/// <summary>Deletes the items of many keys, in batches, and results in their number; not together, and whether they are there or not. A <c>BatchIncompleteException</c> names those that were not deleted.</summary>");
        source.Line($"public {Task}<int> DeleteManyAsync({keyList}, {progress}, {Token} cancellationToken = default) => DeleteMany(keys, progress).RunAsync(cancellationToken);");
        source.Line("/// <summary>Deletes the items of many keys, as <c>DeleteManyAsync</c> does. Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public global::FauxSql.Deferred<int> DeleteMany({keyList}, {progress}) => DeleteManyByKey(global::System.Linq.Enumerable.Select(keys, key => {keyOf}), progress);");
        source.Line("/// <summary>Changes the item of a key.</summary>");
        source.Line($"public global::FauxSql.Tables.UpdateOperation<{type.FullName}, {type.Fields}> Update({parameters}) => UpdateByKey(KeyFor({arguments}));");
        // What is created would have no type.
        if (entity.Discriminator is null)
        {
            source.Line("/// <summary>Changes the item of a key, or creates it: what the model requires must then be given a value.</summary>");
            source.Line($"public global::FauxSql.Tables.UpdateOperation<{type.FullName}, {type.Fields}> Upsert({parameters}) => UpsertByKey(KeyFor({arguments}));");
        }

        source.Line("/// <summary>Names the item of a key, so that a transaction can check it.</summary>");
        source.Line($"public global::FauxSql.Transactions.ItemReference<{type.FullName}, {type.Fields}> Item({parameters}) => ItemByKey(KeyFor({arguments}));");
        source.Line("/// <summary>Deletes the item of a key, if there is one. What an enforced reference names is not deleted, but a <c>ReferencedException</c>.</summary>");
        source.Line($"public global::FauxSql.Tables.DeleteOperation<{type.FullName}, {type.Fields}> Delete({parameters}) => DeleteByKey(KeyFor({arguments}));");
        source.Line("/// <summary>Deletes the item of a key, if there is one. What an enforced reference names is not deleted, but a <c>ReferencedException</c>.</summary>");
        source.Line($"public {Task} DeleteAsync({parameters}, {Token} cancellationToken = default) => DeleteByKey(KeyFor({arguments})).RunAsync(cancellationToken);");
        if (entity.SortKey is null && entity.Relations.Any(relation => relation.Path is RelationPath.Partition or RelationPath.Index or RelationPath.SameKey))
            DeleteWith(source, type, parameters, arguments);
        var values = string.Join(", ", keys.Zip(names, (key, name) => KeyValue(type, key, name)));
        source.Line($"private global::FauxSql.Stores.Key KeyFor({parameters}) => new({values}{(one ? ", null" : "")});");
        if (entity.IsLink)
            LinkEmitter.Emit(source, entity, parameters, $"KeyFor({arguments})");
    }

    // The writes of whole entities once more, with results of the subtype.
    private static void Subtype(SourceText source, TypeModel type)
    {
        const string later = "Nothing is sent before <c>RunAsync</c>.";
        foreach (var (verb, what, operation, fields) in new[]
        {
            ("Insert", "Stores a new item, with version 1 if it has one, and refuses to overwrite.", $"WriteOperation<{type.FullName}>", ""),
            ("Put", "Stores an item in the place of whatever is there.", $"EntityOperation<{type.FullName}, {type.Fields}>", $"{type.Codec}.Fields, "),
            ("Save", "Stores the modelled attributes and leaves others as they are. An item of another subtype becomes one of this.", $"EntityOperation<{type.FullName}, {type.Fields}>", $"{type.Codec}.Fields, "),
        })
        {
            source.Line($"/// <summary>{what}</summary>");
            source.Line($"{type.Accessibility} {Task}<{type.FullName}> {verb}Async({type.FullName} entity, {Token} cancellationToken = default) => {verb}(entity).RunAsync(cancellationToken);");
            source.Line($"/// <summary>{what} {later}</summary>");
            source.Line($"{type.Accessibility} global::FauxSql.Tables.{operation} {verb}({type.FullName} entity) => {verb}As({type.Codec}.Instance, {fields}entity);");
        }
    }

    private static void DeleteWith(SourceText source, TypeModel type, string parameters, string arguments)
    {
        var children = $"global::System.Func<{type.Relations}, global::FauxSql.Relations.Includes> children";
        source.Line("/// <summary>Deletes what belongs to the item of a key, the innermost first, and then the item; results in how many items were deleted. They are not deleted together: one that was stopped is run again, and goes on. Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public global::FauxSql.Deferred<long> DeleteWith({parameters}, {children}) => DeleteByKeyWith(KeyFor({arguments}), children);");
        source.Line("/// <summary>Deletes what belongs to the item of a key, the innermost first, and then the item, as in <c>o => o.Items</c>; results in how many items were deleted. They are not deleted together: one that was stopped is run again, and goes on.</summary>");
        source.Line($"public {Task}<long> DeleteWithAsync({parameters}, {children}, {Token} cancellationToken = default) => DeleteWith({arguments}, children).RunAsync(cancellationToken);");
    }

    private static void Partition(SourceText source, EntityModel entity, PropertyModel sort)
    {
        var partition = entity.Property(entity.PartitionKey);
        source.Line($"/// <summary>The items of one <c>{partition.Name}</c>, in the order of <c>{sort.Name}</c>.</summary>");
        source.Line($"public {Query("TableQuery", entity.Type, sort)} {ModelNames.FinderOfPartition(partition.Name)}({partition.Value.Type} {Parameter(partition)}) => "
            + $"QueryTable<{SortType(sort)}>({KeyValue(entity.Type, partition, Parameter(partition))}, {SortCodec(entity.Type, sort)});");
    }

    // One finder for each number of sort attributes that are given: what is ordered and restricted is the next one.
    private static void Index(SourceText source, EntityModel entity, IndexSchema index)
    {
        var keys = index.Key.Attributes.Select(entity.Property).ToList();
        for (var given = index.Key.Partition.Count; given <= keys.Count; given++)
            Finder(source, entity, index, keys.GetRange(0, given), keys.Skip(given).FirstOrDefault());
        if (index.Included is not null)
            Whole(source, entity, index);
    }

    private static void Finder(SourceText source, EntityModel entity, IndexSchema index, List<PropertyModel> given, PropertyModel? next)
    {
        var names = Parameters(given);
        var of = string.Join(" and ", given.Select(key => $"<c>{key.Name}</c>"));
        var parameters = string.Join(", ", given.Zip(names, (key, name) => $"{key.Value.Type} {name}"));
        var values = string.Join(", ", given.Zip(names, (key, name) => KeyValue(entity.Type, key, name)));
        var item = index.Included is null ? entity.Type : ProjectionEmitter.ModelOf(entity, index).Type;
        var query = index.Included is null
            ? $"QueryIndex<{SortType(next)}>("
            : $"QueryProjection<{Arguments(item, next)}>({item.Codec}.Instance, {item.Codec}.Fields, {item.Codec}.Relations, ";
        source.Line($"/// <summary>{(index.Included is null ? "The items" : $"What <c>{index.Name}</c> holds")} of one {of}{(next is null ? "" : $", in the order of <c>{next.Name}</c>")}, by <c>{index.Name}</c>.</summary>");
        source.Line($"public {Query("Query", item, next)} {ModelNames.FinderOfIndex(index.Name)}({parameters}) => {query}{TypeEmitter.Quote(index.Name)}, {SortCodec(entity.Type, next)}, {values});");
    }

    private static void Whole(SourceText source, EntityModel entity, IndexSchema index)
    {
        var item = ProjectionEmitter.ModelOf(entity, index).Type;
        string[] keys = entity.SortKey is { } sort ? [entity.PartitionKey, sort] : [entity.PartitionKey];
        var key = string.Join(", ", keys.Select(attribute => "item." + entity.Property(attribute).Identifier));
        var found = $"global::System.Collections.Generic.IEnumerable<{item.FullName}> found, global::System.Func<{entity.Type.Relations}, global::FauxSql.Relations.Includes>? with = null";
        var many = $"global::System.Collections.Generic.IReadOnlyList<{entity.Type.FullName}?>";
        source.Line($"/// <summary>The whole items of what <c>{index.Name}</c> holds of them, one slot for each in the same order; null where it has vanished. Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public global::FauxSql.Deferred<{many}> FindMany({found}) => FindManyByKey(global::System.Linq.Enumerable.Select(found, item => KeyFor({key})), with);");
        source.Line($"/// <summary>The whole items of what <c>{index.Name}</c> holds of them, one slot for each in the same order; null where it has vanished.</summary>");
        source.Line($"public {Task}<{many}> FindManyAsync({found}, {Token} cancellationToken = default) => FindMany(found, with).RunAsync(cancellationToken);");
    }

    private static void Unique(SourceText source, EntityModel entity, PropertyModel property)
    {
        var type = entity.Type;
        PropertyModel[] scope = [.. type.Properties.Where(candidate => candidate.Attribute == property.Unique!.Within)];
        PropertyModel[] keys = [.. scope, property];
        var names = Parameters(keys);
        var parameters = string.Join(", ", keys.Zip(names, (key, name) => $"{key.Value.Type} {name}"));
        var value = KeyValue(type, property, names[names.Count - 1]);
        var found = $"FindByUnique({TypeEmitter.Quote(property.Attribute)}, {value}{string.Concat(scope.Select(key => ", " + KeyValue(type, key, names[0])))})";
        var where = scope.Length == 0 ? "" : $" within one <c>{scope[0].Name}</c>";
        source.Line($"/// <summary>The item that has a <c>{property.Name}</c>{where}, as of now; null when there is none. Who has it is read, and then the item. Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public global::FauxSql.Deferred<{type.FullName}?> FindBy{property.Name}({parameters}) => {found};");
        source.Line($"/// <summary>The item that has a <c>{property.Name}</c>{where}, as of now; null when there is none.</summary>");
        source.Line($"public {Task}<{type.FullName}?> FindBy{property.Name}Async({parameters}, {Token} cancellationToken = default) => {found}.RunAsync(cancellationToken);");
    }

    private static string KeyValue(TypeModel type, PropertyModel key, string argument) =>
        $"KeyValue({type.Codec}.{key.Codec}, {argument}, {TypeEmitter.Quote(key.Attribute)})";

    private static string Query(string kind, TypeModel item, PropertyModel? sort) => $"global::FauxSql.Tables.{kind}<{Arguments(item, sort)}>";

    private static string Arguments(TypeModel item, PropertyModel? sort) => $"{item.FullName}, {item.Fields}, {item.Relations}, {SortType(sort)}";
}
