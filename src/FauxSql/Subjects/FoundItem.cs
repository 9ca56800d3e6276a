using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Writes;

namespace FauxSql.Subjects;

/// <summary>An item about a data subject, and the reference that led to it; none for the subject itself.</summary>
internal sealed record FoundItem(EntitySchema Entity, Key Key, SubjectReference? Through, AttributeValue? Value)
{
    /// <summary>That it still refers to where it was found from, unless that is part of its key.</summary>
    public IReadOnlyList<Demand> Demands => Through is null || Entity.Key.Attributes.Contains(Through.Attribute)
        ? []
        : [Demand.Met(Entity, Key, Condition.IsEqual(Through.Attribute, Value!))];
}
