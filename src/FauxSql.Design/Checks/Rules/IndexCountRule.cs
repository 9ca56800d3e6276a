using System.Globalization;
using FauxSql.Protocol.Limits;

namespace FauxSql.Design.Checks.Rules;

/// <summary>
/// FXS210: more indexes than DynamoDB takes by default, or nearly as many.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
/// </summary>
internal sealed class IndexCountRule() : ModelRule("FXS210")
{
    private const int Quota = DynamoLimits.GlobalSecondaryIndexes;
    private const int Many = 10;

    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        let count = entity.Indexes.Count
        where count > Many
        select At(entity, string.Create(CultureInfo.InvariantCulture, $"{entity.Name} has {count} indexes, and DynamoDB takes {Quota} for a table unless the quota is raised: remove what nothing uses, or move what is looked up otherwise into an entity of its own"))
            with
        { Severity = count > Quota ? Severity.Error : Severity.Warning };
}
