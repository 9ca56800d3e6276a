using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// OrderRelations: the navigations that can be fetched together with an order.
internal static class RelationsEmitter
{
    private const string Relations = "global::FauxSql.Relations.";

    public static void Emit(SourceText source, EntityModel entity, ValueList<RelationSchema> relations, IReadOnlyDictionary<string, EntityModel> entities)
    {
        var type = entity.Type;
        source.Line($"/// <summary>What can be fetched together with <see cref=\"{type.FullName}\"/>.</summary>");
        source.Open($"{type.Accessibility} sealed class {type.SiblingName}Relations");
        source.Open($"internal {type.SiblingName}Relations()");
        source.Close();
        source.Line($"internal static {type.SiblingName}Relations Instance {{ get; }} = new();");
        foreach (var relation in relations)
            Emit(source, entity, relation, entities);
        source.Close();
        source.Line();
    }

    private static void Emit(SourceText source, EntityModel entity, RelationSchema relation, IReadOnlyDictionary<string, EntityModel> entities)
    {
        var related = entity.Related.First(candidate => candidate.Property == relation.Property);
        var target = entities[related.Target];
        var (self, other) = (entity.Type, target.Type);
        var schema = $"new global::FauxSql.Schema.RelationSchema({TypeEmitter.Quote(relation.Property)}, {TypeEmitter.Quote(relation.Target)}, {(relation.IsMany ? "true" : "false")}, "
            + $"global::FauxSql.Schema.RelationPath.{relation.Path}, {TypeEmitter.Quote(relation.Attribute)}, {(relation.Index is null ? "null" : TypeEmitter.Quote(relation.Index))})";
        var key = $"static source => source.{relation.Attribute} is {{ }} value ? {self.Codec}.{relation.Attribute}Value.ToValue(value) : null";
        var sort = SortOf(target, relation);
        var targetRelations = $"static () => {other.Relations}.Instance";
        source.Line($"/// <summary><c>{relation.Property}</c>.</summary>");
        if (relation.IsMany)
        {
            var made = related.IsPlainList ? "targets" : "[.. targets]";
            source.Line($"public {Relations}ManyRelation<{self.FullName}, {other.FullName}, {other.Fields}, {other.Relations}, {sort?.Value.Type ?? TableEmitter.NoSort}> {relation.Property} => field ??= new({schema}, {key}, "
                + $"static (source, targets) => Set{relation.Property}(source, {made}), {other.Codec}.Instance, {other.Fields}.Instance, {targetRelations}, {(sort is null ? "null" : $"{other.Codec}.{sort.Name}Value")});");
        }
        else
        {
            source.Line($"public {Relations}OneRelation<{self.FullName}, {other.FullName}, {other.Relations}> {relation.Property} => field ??= new({schema}, {key}, "
                + $"static (source, target) => Set{relation.Property}(source, target), {other.Codec}.Instance, {targetRelations});");
        }

        source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{relation.Property}\")]");
        source.Line($"private static extern void Set{relation.Property}({self.FullName} source, {related.DeclaredType}? value);");
    }

    private static PropertyModel? SortOf(EntityModel target, RelationSchema relation)
    {
        var name = relation.Index is null
            ? target.SortKey
            : target.Indexes.First(index => index.Name == relation.Index).Key.Sort.FirstOrDefault();
        return name is null ? null : target.Property(name);
    }
}
