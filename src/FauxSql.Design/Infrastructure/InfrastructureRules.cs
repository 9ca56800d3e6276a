using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>What AWS refuses, said before it does.</summary>
internal static partial class InfrastructureRules
{
    private const int MostTags = 50;
    private const int LongestTagKey = 128;
    private const int LongestTagValue = 256;

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
    private const int MostResources = 500;

    public static IEnumerable<InfrastructureNote> Problems(DatabaseSchema schema, IReadOnlyList<InfrastructureTable> tables, InfrastructureOptions options) =>
        NameProblems(tables)
            .Concat(StreamProblems(tables, options))
            .Concat(ThroughputProblems(tables, options))
            .Concat(TagProblems(options))
            .Concat(KeyProblems(options))
            .Concat(TenantProblems(schema, options));

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    private static IEnumerable<InfrastructureNote> NameProblems(IReadOnlyList<InfrastructureTable> tables)
    {
        foreach (var table in tables.Where(table => !TableName().IsMatch(table.Physical.Name)))
            yield return new(table.Name, $"'{table.Physical.Name}' can't be the name of a table: it takes 3 to 255 letters of a-z, A-Z, 0-9, '_', '-' and '.'. Choose another --prefix, or [Table(\"…\")].");
        foreach (var name in tables.GroupBy(table => table.Physical.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return new(name.Key, "Several entities would have this table. Give each a name of its own with [Table(\"…\")].");
    }

    private static IEnumerable<InfrastructureNote> StreamProblems(IReadOnlyList<InfrastructureTable> tables, InfrastructureOptions options) =>
        from name in options.Streams.Keys
        where !tables.Any(table => table.Name == name)
        select new InfrastructureNote(name, $"There is no such table for a stream. The tables are {NamesOf(tables)}.");

    private static IEnumerable<InfrastructureNote> ThroughputProblems(IReadOnlyList<InfrastructureTable> tables, InfrastructureOptions options)
    {
        var names = tables.SelectMany(table => table.Physical.Indexes.Select(index => $"{table.Name}/{index.Name}").Prepend(table.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, warm) in options.WarmThroughput)
        {
            if (!names.Contains(name))
                yield return new(name, $"There is no such table or index for a warm throughput. They are {string.Join(", ", names)}.");
            else if (warm.ReadUnits < WarmThroughput.LeastReadUnits || warm.WriteUnits < WarmThroughput.LeastWriteUnits)
                yield return new(name, $"A warm throughput is at least {WarmThroughput.LeastReadUnits} read and {WarmThroughput.LeastWriteUnits} write units a second, which an on-demand table has anyway.");
        }
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
    private static IEnumerable<InfrastructureNote> TagProblems(InfrastructureOptions options)
    {
        if (options.Tags.Count > MostTags)
            yield return new("tags", $"A table has at most {MostTags} tags.");
        foreach (var name in options.Tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            yield return new(name.Key, "This tag is given twice.");
        foreach (var (name, value) in options.Tags)
        {
            if (name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                yield return new(name, "Tags that begin with aws: are AWS's own.");
            if (!TagText().IsMatch(name) || name.Length is 0 or > LongestTagKey)
                yield return new(name, $"A tag's name takes 1 to {LongestTagKey} letters, digits, blanks and + - = . _ : / @.");
            if (!TagText().IsMatch(value) || value.Length > LongestTagValue)
                yield return new(name, $"A tag's value takes at most {LongestTagValue} letters, digits, blanks and + - = . _ : / @.");
        }
    }

    private static IEnumerable<InfrastructureNote> KeyProblems(InfrastructureOptions options)
    {
        if (options.Encryption is TableEncryption.CustomerKey key && !KeyArn().IsMatch(key.Arn))
            yield return new(key.Arn, "This is not the ARN of a KMS key, which is like arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
    }

    private static IEnumerable<InfrastructureNote> TenantProblems(DatabaseSchema schema, InfrastructureOptions options)
    {
        if (options.Tenant is not { } tenant)
            yield break;
        if (!schema.Entities.Any(entity => entity.Attributes.Any(attribute => attribute.Name == tenant)))
            yield return new(tenant, "No entity has this attribute, so that it can't say whose an item is. Name an attribute as it is stored, such as OrgId.");
        else if (!TagText().IsMatch(tenant) || tenant.Length > LongestTagKey)
            yield return new(tenant, $"A principal's tag can't have this name, which takes 1 to {LongestTagKey} letters, digits, blanks and + - = . _ : / @. Store the attribute under another.");
    }

    /// <summary>What AWS takes, and a person should know.</summary>
    public static IEnumerable<InfrastructureNote> Findings(InfrastructureOptions options, int resources)
    {
        if (options.Encryption is TableEncryption.CustomerKey key)
            yield return new(key.Arn, "Whoever uses the tables must be allowed to use this key through DynamoDB: its key policy says so, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html.");
        if (resources > MostResources)
            yield return new("resources", $"There are {resources}, and a stack of CloudFormation takes {MostResources}. Leave policies out with --policies tables, patterns or none.");
    }

    private static string NamesOf(IReadOnlyList<InfrastructureTable> tables) => string.Join(", ", tables.Select(table => table.Name));

    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TagText();

    [GeneratedRegex("^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:(?:key|alias)/[a-zA-Z0-9/_-]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyArn();
}
