using System.Globalization;
using System.Text;
using FauxSql.Protocol.Limits;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>
/// FXS206: an item whose bounds allow more than DynamoDB takes. A text without a bound counts as an ordinary one, because any could hold 400 KB.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
internal sealed class ItemSizeRule() : ModelRule("FXS206")
{
    private const int OrdinaryText = 256;

    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from entity in subject.Schema.Entities
        let size = entity.Attributes.Sum(SizeOf)
        where size > DynamoLimits.ItemBytes
        let largest = entity.Attributes.MaxBy(SizeOf)!
        select At(
            entity,
            largest,
            string.Create(CultureInfo.InvariantCulture, $"By the bounds of the model, {A(entity.Name)} can have {size:N0} bytes, {SizeOf(largest):N0} of them in {largest.Property}, and DynamoDB takes {DynamoLimits.ItemBytes:N0}: lower the bounds, or give {largest.Property} a table of its own"));

    private static long SizeOf(AttributeSchema attribute) =>
        Encoding.UTF8.GetByteCount(attribute.Name) + (attribute.Size is { } size ? size.Bytes + (size.Texts * OrdinaryText) : 0);
}
