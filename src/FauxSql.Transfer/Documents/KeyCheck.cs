using FauxSql.Naming;

namespace FauxSql.Transfer.Documents;

/// <summary>Whether the keys and indexes that a page describes are those of a table.</summary>
internal static class KeyCheck
{
    public static void Check(EntityDocument entity, DocumentProblems problems)
    {
        if (entity.Key.Partition.Count() != 1 || entity.Key.Sort.Count() > 1)
            problems.Add(entity.File, entity.Line, $"{entity.Table} has {entity.Key.Partition.Count()} partition keys and {entity.Key.Sort.Count()} sort keys: write '## Primary Key' and below it '- OrderId (HASH)', and for a composite key '- ItemId (RANGE)'.");
        foreach (var index in entity.Indexes)
        {
            if (index.Key.Partition.Count() is 0 or > 4 || index.Key.Sort.Count() > 4)
                problems.Add(entity.File, index.Line, $"{index.Name} has {index.Key.Partition.Count()} partition attributes and {index.Key.Sort.Count()} sort attributes: an index has 1 to 4 as '- CustomerId (HASH)', and up to 4 as '- OrderDate (RANGE)'.");
            if (index.Shards is < 2 or > 64 || (index.Shards is not null && index.Key.Partition.Count() > 3))
                problems.Add(entity.File, index.Line, $"{index.Name} is spread over {index.Shards} partitions: 2 to 64 are possible, with up to 3 partition attributes.");
            if (entity.Indexes.Find(other => other.Name == index.Name) is { } first && first != index)
                problems.Add(entity.File, index.Line, $"{index.Name} stands here a second time, after line {first.Line}: delete one of the two, or give it another name.");
            if (!ModelNames.IsTakenByDynamo(index.Name) || ModelNames.Identifier(index.Name).Length == 0)
                problems.Add(entity.File, index.Line, $"'{index.Name}' is no name of an index: write it as in '## GSI: CustomerIndex', with 3 to 255 letters, digits, '_', '-' and '.'.");
        }

        foreach (var key in entity.Indexes.Select(index => index.Key).Append(entity.Key))
        {
            if (key.Attributes.GroupBy(part => part.Attribute, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
                problems.Add(entity.File, twice.Last().Line, $"{twice.Key} stands twice in the key: use each attribute once.");
            if (key.Contradiction is { } row)
                problems.Add(entity.File, row.Line, $"The table has '{row.Attribute}' as {(row.IsSort ? "RANGE" : "HASH")}, and the list above it has not: make both say the same.");
        }
    }
}
