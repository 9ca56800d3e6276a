using System.Globalization;
using FauxSql.Naming;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Codecs;

/// <summary>Which of the changes of its entity an item has: all up to a number that is stored with it.</summary>
internal static class ItemForm
{
    private static readonly DocumentPath Path = new(OwnNames.Change);

    /// <summary>The number of the last change that an item has; 0 when it has none.</summary>
    public static long Of(ReadOnlyMemory<byte> item) => ItemReader.Get(item, Path) is { } value ? Of(value) : 0;

    public static long Of(AttributeValue value) =>
        value is AttributeValue.Number number && long.TryParse(number.Value.ToString(), CultureInfo.InvariantCulture, out var version) ? version : 0;

    /// <summary>An item says what another one says.</summary>
    public static Condition IsThatOf(ReadOnlyMemory<byte> item) => ItemReader.Get(item, Path) is { } value ? Condition.IsEqual(OwnNames.Change, value) : new Condition.NotExists(Path);

    extension(EntitySchema entity)
    {
        /// <summary>Says of what is stored that it has all changes of the model.</summary>
        public UpdateAction Stamp => new UpdateAction.Set(Path, new UpdateValue.Plain(new Operand.Value(Number(entity))));

        /// <summary>The item has all changes of the model, and no others; or there is none.</summary>
        public Condition IsCurrentOrMissing => Condition.IsEqual(OwnNames.Change, Number(entity)) | new Condition.NotExists(new DocumentPath(entity.Key.Partition[0]));

        /// <summary>The item has no changes that the model does not know; or there is none.</summary>
        public Condition IsNotNewer => new Condition.NotExists(Path) | new Condition.Compare(new Operand.Path(Path), Comparator.LessOrEqual, new Operand.Value(Number(entity)));
    }

    private static AttributeValue.Number Number(EntitySchema entity) => new(entity.ChangeVersion);
}
