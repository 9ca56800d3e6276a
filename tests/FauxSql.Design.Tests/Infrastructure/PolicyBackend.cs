using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>Lets through what the policies of a template allow a principal, and nothing else.</summary>
internal sealed class PolicyBackend(IBackend inner, JsonNode template) : IBackend
{
    private readonly Dictionary<string, string> _partitions = PartitionsOf(template);

    public bool IsLocal => true;

    /// <summary>The statements in force; <see langword="null"/> allows everything.</summary>
    public IReadOnlyList<PolicyStatement>? Statements { get; set; }

    public Dictionary<string, string> PrincipalTags { get; } = new(StringComparer.Ordinal);

    /// <summary>How many requests are let through without a question before the statements are in force.</summary>
    public int Unasked { get; set; }

    public int Sent { get; private set; }

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Sent++;
        if (Statements is { } statements && --Unasked < 0)
        {
            foreach (var asked in Permission.Of(request, target => _partitions[target]))
            {
                if (!statements.Any(statement => statement.Allows(asked, PrincipalTags)))
                    throw new DeniedException($"{asked.Action} on {asked.Resource} of {string.Join(", ", asked.LeadingKeys)}");
            }
        }

        return inner.SendAsync(request, cancellationToken);
    }

    private static Dictionary<string, string> PartitionsOf(JsonNode template)
    {
        var partitions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in template["Resources"]!.AsObject().Select(resource => resource.Value!).Where(resource => resource["Type"]!.GetValue<string>() == "AWS::DynamoDB::Table").Select(resource => resource["Properties"]!))
        {
            var name = table["TableName"]!.GetValue<string>();
            partitions.Add(name, PartitionOf(table));
            foreach (var index in table["GlobalSecondaryIndexes"]?.AsArray() ?? [])
                partitions.Add($"{name}/{index!["IndexName"]!.GetValue<string>()}", PartitionOf(index));
        }

        return partitions;
    }

    private static string PartitionOf(JsonNode keyed) => keyed["KeySchema"]![0]!["AttributeName"]!.GetValue<string>();
}
