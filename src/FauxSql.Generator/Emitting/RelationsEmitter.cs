using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// OrderRelations: the navigations that can be fetched together with an order. It has no public members but those.
internal static class RelationsEmitter
{
    private const string Relations = "global::FauxSql.Relations.";

    public static void Emit(SourceText source, EntityModel entity, IReadOnlyDictionary<string, EntityModel> entities)
    {
        var type = entity.Type;
        source.Line($"/// <summary>What can be fetched together with <see cref=\"{type.FullName}\"/>.</summary>");
        source.Open($"{type.Accessibility} sealed class {type.SiblingName}Relations");
        source.Line($"internal {type.SiblingName}Relations() {{ }}");
        foreach (var relation in entity.Relations)
        {
            var related = entity.Related.First(candidate => candidate.Property == relation.Property);
            Emit(source, entity, relation, related, entities);
        }

        source.Close();
        source.Line();
    }

    private static void Emit(SourceText source, EntityModel entity, RelationSchema relation, RelatedModel related, IReadOnlyDictionary<string, EntityModel> entities)
    {
        var target = entities[related.Target];
        var (self, other) = (entity.Type, target.Type);
        var key = entity.Property(relation.Attribute);
        var schema = $"new global::FauxSql.Schema.RelationSchema({TypeEmitter.Quote(relation.Property)}, {TypeEmitter.Quote(relation.Target)}, {(relation.IsMany ? "true" : "false")}, "
            + $"global::FauxSql.Schema.RelationPath.{relation.Path}, {TypeEmitter.Quote(relation.Attribute)}, {(relation.Index is null ? "null" : TypeEmitter.Quote(relation.Index))}{LinkOf(relation)})";
        var keyOf = $"static source => source.{key.Identifier} is {{ }} value ? {self.Codec}.{key.Codec}.ToValue(value) : null";
        var relations = $"static () => {other.Codec}.Relations";
        var setList = $"static (source, targets) => {self.Codec}.{related.Setter.Call("source", related.IsPlainList ? "targets" : "[.. targets]")}";
        source.Line($"/// <summary><c>{relation.Property}</c>.</summary>");
        if (related.Through is { } through)
        {
            var link = entities[through].Type;
            source.Line($"public {Relations}ThroughRelation<{self.FullName}, {link.Fields}, {other.FullName}, {other.Relations}> {related.Identifier} => field ??= new({schema}, {keyOf}, {setList}, "
                + $"{link.Codec}.Instance, {link.Codec}.Fields, {other.Codec}.Instance, {relations});");
        }
        else if (relation.IsMany)
        {
            var sort = SortOf(target, relation);
            source.Line($"public {Relations}ManyRelation<{self.FullName}, {other.FullName}, {other.Fields}, {other.Relations}, {TableEmitter.SortType(sort)}> {related.Identifier} => field ??= new({schema}, {keyOf}, "
                + $"{setList}, {other.Codec}.Instance, {other.Codec}.Fields, {relations}, {TableEmitter.SortCodec(other, sort)});");
        }
        else
        {
            source.Line($"public {Relations}OneRelation<{self.FullName}, {other.FullName}, {other.Relations}> {related.Identifier} => field ??= new({schema}, {keyOf}, "
                + $"static (source, target) => {self.Codec}.{related.Setter.Call("source", "target!")}, {other.Codec}.Instance, {relations});");
        }
    }

    private static string LinkOf(RelationSchema relation) => relation.Link is { } link
        ? $", new global::FauxSql.Schema.LinkSchema({TypeEmitter.Quote(link.Entity)}, {TypeEmitter.Quote(link.Source)}, {TypeEmitter.Quote(link.Target)})"
        : "";

    private static PropertyModel? SortOf(EntityModel target, RelationSchema relation)
    {
        var name = relation.Index is null
            ? target.SortKey
            : target.Indexes.First(index => index.Name == relation.Index).Key.Sort.FirstOrDefault();
        return name is null ? null : target.Property(name);
    }
}
