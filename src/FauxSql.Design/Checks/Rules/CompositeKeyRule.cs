using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>
/// FXS200: a composite key whose partition key is the entity's own id. One that counts versions, or whose items are asked for together, is right.
/// </summary>
internal sealed class CompositeKeyRule() : ModelRule("FXS200")
{
    private static readonly string[] OwnIds = ["Id", "Key", "Number", "Code"];
    private static readonly string[] Versions = ["Version", "Revision", "Generation", "Edition"];

    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        where entity.Key.Sort.Count > 0
        let partition = AttributeOf(entity, entity.Key.Partition[0])
        let sort = AttributeOf(entity, entity.Key.Sort[0])
        where IsOwnId(entity, partition) && !Versions.Any(word => sort.Property.EndsWith(word, StringComparison.Ordinal)) && !IsAskedTogether(subject, entity)
        select At(entity, sort, $"{partition.Property} names one {entity.Name}, and {sort.Property} is asked for with it: leave out [SortKey], or make what the items belong to the partition key");

    private static bool IsOwnId(EntitySchema entity, AttributeSchema partition) =>
        OwnIds.Any(end => partition.Property == entity.Name + end || partition.Property == end)
        && entity.References.All(reference => reference.Attribute != partition.Name);

    private static bool IsAskedTogether(CheckSubject subject, EntitySchema entity) =>
        entity.Patterns.Any(pattern => pattern is { Source: AccessPatternSource.Key, IsImplied: false })
        || subject.Schema.Entities.Any(source => source.Relations.Any(relation => relation.Target == entity.Name && relation.Path == RelationPath.Partition));
}
