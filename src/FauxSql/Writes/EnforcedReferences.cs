using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>The enforced references of an entity: what a write of them demands.</summary>
internal sealed class EnforcedReferences(EntitySchema entity)
{
    private readonly ReferenceSchema[] _references = [.. entity.References.Where(reference => reference.IsEnforced)];

    public int Count => _references.Length;

    /// <summary>What a whole item refers to.</summary>
    public IEnumerable<Write.Refer> Of(ReadOnlyMemory<byte> item) =>
        from reference in _references
        let value = ItemReader.Get(item, new DocumentPath(reference.Attribute))
        where value is not null
        select new Write.Refer(entity, reference, value);

    /// <summary>What an update makes an item refer to.</summary>
    public IEnumerable<Write.Refer> Of(UpdateExpression changes) =>
        from reference in _references
        from action in changes.Actions
        where action.At.IsAttribute && action.At.Attribute == reference.Attribute
        let value = action is UpdateAction.Set { Value: UpdateValue.Plain { Of: Operand.Value { Of: var of } } } ? of : null
        where value is not null
        select new Write.Refer(entity, reference, value);
}
