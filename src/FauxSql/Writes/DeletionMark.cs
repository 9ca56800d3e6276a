using FauxSql.Naming;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Writes;

/// <summary>
/// What a deletion leaves on an item while it looks for what refers to it. Whoever refers to the item meanwhile takes the mark away, and the
/// deletion, which deletes only what bears its own mark, begins again. One that a crash leaves behind is thereby harmless.
/// </summary>
internal static class DeletionMark
{
    private const string Attribute = OwnNames.Prefix + "deleting";

    private static readonly DocumentPath Path = new(Attribute);

    public static Condition IsMissing { get; } = new Condition.NotExists(Path);

    public static UpdateAction Removal { get; } = new UpdateAction.Remove(Path);

    /// <summary>A mark unlike any other.</summary>
    public static AttributeValue New() => new AttributeValue.String(Guid.NewGuid().ToString("N"));

    public static UpdateAction Setting(AttributeValue mark) => new UpdateAction.Set(Path, new UpdateValue.Plain(new Operand.Value(mark)));

    public static Condition Is(AttributeValue mark) => Condition.IsEqual(Attribute, mark);

    /// <summary>The mark that an item bears, or null.</summary>
    public static AttributeValue? Of(ReadOnlyMemory<byte>? item) => item is { } json ? ItemReader.Get(json, Path) : null;
}
