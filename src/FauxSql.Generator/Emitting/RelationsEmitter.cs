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
            Emit(source, entity, relation, related, entities[related.Target]);
        }

        source.Close();
        source.Line();
    }

    private static void Emit(SourceText source, EntityModel entity, RelationSchema relation, RelatedModel related, EntityModel target)
    {
        var (self, other) = (entity.Type, target.Type);
        var key = entity.Property(relation.Attribute);
        var schema = $"new global::FauxSql.Schema.RelationSchema({TypeEmitter.Quote(relation.Property)}, {TypeEmitter.Quote(relation.Target)}, {(relation.IsMany ? "true" : "false")}, "
            + $"global::FauxSql.Schema.RelationPath.{relation.Path}, {TypeEmitter.Quote(relation.Attribute)}, {(relation.Index is null ? "null" : TypeEmitter.Quote(relation.Index))})";
        var keyOf = $"static source => source.{key.Identifier} is {{ }} value ? {self.Codec}.{key.Codec}.ToValue(value) : null";
        var relations = $"static () => {other.Codec}.Relations";
        var sort = SortOf(target, relation);
        source.Line($"/// <summary><c>{relation.Property}</c>.</summary>");
        if (relation.IsMany)
        {
            source.Line($"public {Relations}ManyRelation<{self.FullName}, {other.FullName}, {other.Fields}, {other.Relations}, {TableEmitter.SortType(sort)}> {related.Identifier} => field ??= new({schema}, {keyOf}, "
                + $"static (source, targets) => {self.Codec}.{related.Setter.Call("source", related.IsPlainList ? "targets" : "[.. targets]")}, "
                + $"{other.Codec}.Instance, {other.Codec}.Fields, {relations}, {TableEmitter.SortCodec(other, sort)});");
        }
        else
        {
            source.Line($"public {Relations}OneRelation<{self.FullName}, {other.FullName}, {other.Relations}> {related.Identifier} => field ??= new({schema}, {keyOf}, "
                + $"static (source, target) => {self.Codec}.{related.Setter.Call("source", "target!")}, {other.Codec}.Instance, {relations});");
        }
    }

    private static PropertyModel? SortOf(EntityModel target, RelationSchema relation)
    {
        var name = relation.Index is null
            ? target.SortKey
            : target.Indexes.First(index => index.Name == relation.Index).Key.Sort.FirstOrDefault();
        return name is null ? null : target.Property(name);
    }
}
