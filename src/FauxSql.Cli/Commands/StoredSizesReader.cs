using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Schema;
using FauxSql.Tooling.Data;

namespace FauxSql.Cli.Commands;

/// <summary>Reads all items behind a model for their sizes.</summary>
internal static class StoredSizesReader
{
    public static async Task<StoredSizes> ReadAsync(DatabaseSchema schema, DataTables tables, ProgressLine progress, CancellationToken stop)
    {
        var sizes = new StoredSizes(schema);
        foreach (var entity in schema.Entities)
        {
            await foreach (var page in tables.ScanAsync(entity, cancellationToken: stop))
            {
                foreach (var item in page)
                    sizes.Add(entity, item);
                progress.Step(string.Create(CultureInfo.InvariantCulture, $"Reading sizes: {sizes.Count:N0} items, {tables.ReadUnits:N1} read units"));
            }
        }

        return sizes;
    }
}
