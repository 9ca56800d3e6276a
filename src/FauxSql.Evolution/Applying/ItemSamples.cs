using System.Text;
using FauxSql.Codecs;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Applying;

/// <summary>Shows what changes of items would do, on some items that are stored. Nothing is written.</summary>
public static class ItemSamples
{
    private const int Page = 100;
    private const int Pages = 10;

    /// <summary>Reads some items that each change of a plan is about, and changes them by the project's code.</summary>
    /// <param name="backend">The endpoint.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="code">The project's code.</param>
    /// <param name="count">How many samples of each change are wanted, from 1. There are fewer where not so many of the first thousand items lack the change.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Errors.FauxSqlException">The endpoint cannot be reached, or refuses.</exception>
    public static async Task<IReadOnlyList<ItemSample>> TakeAsync(IBackend backend, SchemaPlan plan, IItemCode code, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var samples = new List<ItemSample>();
        foreach (var step in plan.Steps.OfType<ChangeItems>())
        {
            foreach (var item in await FindAsync(new SchemaDatabase(backend, plan.Layout, plan.Schema), step.Entity, count, cancellationToken).ConfigureAwait(false))
                samples.Add(await SampleAsync(step, item, code, cancellationToken).ConfigureAwait(false));
        }

        return samples;
    }

    private static async Task<IReadOnlyList<ReadOnlyMemory<byte>>> FindAsync(SchemaDatabase database, EntitySchema entity, int count, CancellationToken cancellationToken)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        var page = new Read.Range(entity, null, []) { Take = Page };
        for (var number = 0; number < Pages && found.Count < count; number++)
        {
            var rows = (await database.Store.ReadAsync([page], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
            found.AddRange(rows.Items.Where(item => ItemForm.Of(item) < entity.ChangeVersion).Take(count - found.Count));
            if (rows.Position is not { } position)
                break;
            page = page with { After = position };
        }

        return found;
    }

    private static async Task<ItemSample> SampleAsync(ChangeItems step, ReadOnlyMemory<byte> item, IItemCode code, CancellationToken cancellationToken)
    {
        var key = Shown.KeyOf(step.Entity, item);
        try
        {
            return new ItemSample(step, key, DifferencesOf(step.Entity, item, await code.RewriteAsync(step.Entity.Name, item, cancellationToken).ConfigureAwait(false)), null);
        }
        catch (PoisonItemException poison)
        {
            return new ItemSample(step, key, [], poison.Message);
        }
    }

    private static IReadOnlyList<AttributeDifference> DifferencesOf(EntitySchema entity, ReadOnlyMemory<byte> item, ReadOnlyMemory<byte> changed)
    {
        var (before, after) = (ItemJson.Parse(item.Span), ItemJson.Parse(changed.Span));
        return
        [
            .. from name in entity.Attributes.Select(attribute => attribute.Name)
               let values = (Before: before.GetValueOrDefault(name), After: after.GetValueOrDefault(name))
               where !Equals(values.Before, values.After)
               select new AttributeDifference(name, TextOf(entity, name, values.Before), TextOf(entity, name, values.After)),
        ];
    }

    private static string? TextOf(EntitySchema entity, string name, AttributeValue? value) => value is null ? null
        : Shown.IsSensitive(entity, name) ? SensitiveText.Mark
        : Encoding.UTF8.GetString(JsonBytes.Write(value, static (writer, value) => PlainJson.Write(writer, value)));
}
