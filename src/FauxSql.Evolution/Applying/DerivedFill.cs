using System.Text;
using FauxSql.Evolution.Steps;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Evolution.Applying;

/// <summary>Gives an item the value that the project's code derives. Other writers may change the item meanwhile: then it is read and derived again.</summary>
/// <param name="database">The tables.</param>
/// <param name="code">The project's code.</param>
/// <param name="fill">The step.</param>
internal sealed class DerivedFill(SchemaDatabase database, IItemCode code, FillDerived fill)
{
    private readonly string[] _names = [fill.Attribute.Name, .. fill.Attribute.DerivedFrom];

    /// <returns>Whether the item was changed.</returns>
    public async ValueTask<bool> ChangeAsync(ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        var key = Key.OfItem(fill.Entity, item);
        for (ReadOnlyMemory<byte>? current = item; current is { } read; current = await FindAsync(key, cancellationToken).ConfigureAwait(false))
        {
            var wanted = ValuesOf(await code.RewriteAsync(fill.Entity.Name, read, cancellationToken).ConfigureAwait(false))[0];
            var values = ValuesOf(read);
            if (Equals(wanted, values[0]))
                return false;
            var write = new Write.Update(fill.Entity, key, new UpdateExpression([ChangeTo(wanted)]), IsAsRead(values));
            if ((await database.Store.WriteAsync(new WriteSet([write]), CallContext.None, null, cancellationToken).ConfigureAwait(false)).Failures.Count == 0)
                return true;
        }

        return false;
    }

    private UpdateAction ChangeTo(AttributeValue? value)
    {
        var path = new DocumentPath(fill.Attribute.Name);
        return value is null ? new UpdateAction.Remove(path) : new UpdateAction.Set(path, new UpdateValue.Plain(new Operand.Value(value)));
    }

    // An item that was deleted meanwhile is not made again.
    private Condition IsAsRead(AttributeValue?[] values) => _names.Zip(values).Aggregate(
        (Condition)new Condition.Exists(new DocumentPath(fill.Entity.Key.Partition[0])),
        static (all, attribute) => all & (attribute.Second is null ? new Condition.NotExists(new DocumentPath(attribute.First)) : Condition.IsEqual(attribute.First, attribute.Second)));

    private AttributeValue?[] ValuesOf(ReadOnlyMemory<byte> item)
    {
        var values = new AttributeValue?[_names.Length];
        ItemReader.Find(item.Span, [.. _names.Select(Encoding.UTF8.GetBytes)], values);
        return values;
    }

    private async Task<ReadOnlyMemory<byte>?> FindAsync(Key key, CancellationToken cancellationToken)
    {
        var rows = await database.Store.ReadAsync([new Read.Point(fill.Entity, key, IsConsistent: true)], CallContext.None, null, cancellationToken).ConfigureAwait(false);
        return rows[0].Items.Count == 0 ? null : (ReadOnlyMemory<byte>?)rows[0].Items[0];
    }
}
