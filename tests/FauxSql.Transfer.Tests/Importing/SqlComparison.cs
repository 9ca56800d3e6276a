using System.Globalization;
using System.Text;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Tests.Scaffolding;
using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Tests.Importing;

/// <summary>Compares items with the rows of a relational database: every value of every row, and that every foreign key finds what it refers to.</summary>
internal sealed class SqlComparison(string file, Scaffolded model, IBackend backend)
{
    /// <returns>How many values and how many references were compared.</returns>
    public async Task<(int Values, int References)> RunAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var (values, references) = (0, 0);
        var items = new Dictionary<string, List<Dictionary<string, AttributeValue>>>(StringComparer.Ordinal);
        foreach (var entity in model.Schema.Entities)
            items.Add(entity.Name, [.. (await StoredTables.ScanAsync(backend, entity.TableName)).Select(item => ItemJson.Parse(Encoding.UTF8.GetBytes(item)))]);
        foreach (var table in SqliteSource.Read(file, TestContext.Current.CancellationToken).Tables)
        {
            var draft = model.Draft.Entities.Single(draft => draft.Source == table.Name);
            var entity = model[draft.Name];
            var properties = draft.Properties.Where(property => property.Source.Length > 0).ToDictionary(property => property.Source, property => entity.Attributes.Single(attribute => attribute.Property == property.Name), StringComparer.Ordinal);
            var key = draft.Partition.Source.Length == 0 ? [] : table.PrimaryKey;
            var byKey = items[entity.Name].ToLookup(item => key.Count == 0 ? item["RowId"].ToString() : string.Join('|', key.Select(column => item[properties[column].Name].ToString())));
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {(draft.Partition.Source.Length == 0 ? "rowid" : "0")}, * FROM \"{table.Name}\"";
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var rows = 0;
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                rows++;
                var expected = table.Columns.Index().ToDictionary(column => column.Item.Name, column => reader.IsDBNull(column.Index + 1) ? null : Expected(properties[column.Item.Name], reader.GetValue(column.Index + 1)), StringComparer.Ordinal);
                var name = key.Count == 0 ? new AttributeValue.Number(reader.GetInt64(0)).ToString() : string.Join('|', key.Select(column => expected[column]!.ToString()));
                var item = Assert.Single(byKey[name]);
                foreach (var (column, value) in expected)
                {
                    Assert.Equal(value, item.GetValueOrDefault(properties[column].Name));
                    values++;
                }

                foreach (var reference in entity.References)
                {
                    if (!item.TryGetValue(reference.Attribute, out var referred))
                        continue;
                    var target = model[reference.Target];
                    Assert.Contains(items[target.Name], candidate => candidate[target.Key.Partition[0]].Equals(referred));
                    references++;
                }
            }

            Assert.Equal(rows, items[entity.Name].Count);
        }

        return (values, references);
    }

    private static AttributeValue Expected(AttributeSchema attribute, object value) => attribute.ClrType.TrimEnd('?') switch
    {
        "long" => new AttributeValue.Number((long)value),
        "decimal" or "double" => new AttributeValue.Number(DynamoNumber.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!)),
        "bool" => new AttributeValue.Boolean((long)value == 1),
        "byte[]" => new AttributeValue.Binary((byte[])value),
        "DateTimeOffset" => new AttributeValue.String(DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)),
        "TimeOnly" => new AttributeValue.String(TimeOnly.Parse((string)value, CultureInfo.InvariantCulture).ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        "Guid" => new AttributeValue.String(Guid.Parse((string)value).ToString()),
        _ => new AttributeValue.String(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
