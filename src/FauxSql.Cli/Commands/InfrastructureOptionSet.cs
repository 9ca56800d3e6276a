using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FauxSql.Design.Infrastructure;

namespace FauxSql.Cli.Commands;

/// <summary>The options that say of infrastructure what the model does not.</summary>
internal sealed class InfrastructureOptionSet
{
    /// <summary>The languages, by the names that options take.</summary>
    public static readonly IReadOnlyDictionary<string, InfrastructureFormat> Formats = new Dictionary<string, InfrastructureFormat>(StringComparer.Ordinal)
    {
        ["cloudformation"] = InfrastructureFormat.CloudFormation,
        ["terraform"] = InfrastructureFormat.Terraform,
        ["cdk-typescript"] = InfrastructureFormat.CdkTypeScript,
        ["cdk-csharp"] = InfrastructureFormat.CdkCSharp,
    };

    private readonly Option<IReadOnlyList<KeyValuePair<string, string>>> _tags = PairOption.Create("--tag", "A tag of every table. Give it again for another.", "NAME=VALUE", text => text);
    private readonly Option<IReadOnlyList<KeyValuePair<string, Holder<StreamView>>>> _streams = PairOption.Create(
        "--stream", "A table's stream: keys-only, new-image, old-image or new-and-old-images, or as AWS writes them. Give it again for another table.", "TABLE=VIEW", ViewOf);
    private readonly Option<IReadOnlyList<KeyValuePair<string, WarmThroughput>>> _warm = PairOption.Create(
        "--warm-throughput", "What a table, or an index such as Orders/CustomerIndex, can serve at once, in units a second: from 12000,4000. Give it again for another.", "TABLE[/INDEX]=READ,WRITE", ThroughputOf);
    private readonly Option<string> _encryption = new("--encryption") { Description = "The key at rest: aws-owned, aws-managed, or the ARN of a KMS key.", HelpName = "KEY", DefaultValueFactory = _ => "aws-owned" };
    private readonly Option<string> _class = Options.Choice("--table-class", "standard or infrequent-access.", "CLASS", "standard", "infrequent-access");
    private readonly Option<bool> _unprotected = new("--no-deletion-protection") { Description = "Tables may be deleted." };
    private readonly Option<bool> _unrecoverable = new("--no-point-in-time-recovery") { Description = "Tables cannot be restored to a moment of the last 35 days." };
    private readonly Option<string> _policies = Options.Choice("--policies", "The IAM policies: all, tables, patterns or none.", "WHICH", "all", "tables", "patterns", "none");
    private readonly Option<string?> _tenant = new("--tenant") { Description = "The attribute that says whose an item is: policies that keep tenants apart by the principal's tag of this name.", HelpName = "ATTRIBUTE" };

    private IReadOnlyList<Option> All => [_tags, _streams, _warm, _encryption, _class, _unprotected, _unrecoverable, _policies, _tenant];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Options.Add(option);
    }

    /// <summary>The first of them that was given, or null.</summary>
    public string? Given(CommandResult result) => All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false })?.Name;

    public InfrastructureOptions Read(ParseResult parsed) => new()
    {
        IsDeletionProtected = !parsed.GetValue(_unprotected),
        HasPointInTimeRecovery = !parsed.GetValue(_unrecoverable),
        Encryption = parsed.GetValue(_encryption)! switch
        {
            "aws-owned" => TableEncryption.AwsOwned,
            "aws-managed" => TableEncryption.AwsManaged,
            var arn => new TableEncryption.CustomerKey(arn),
        },
        StorageClass = parsed.GetValue(_class) == "standard" ? StorageClass.Standard : StorageClass.InfrequentAccess,
        Tags = parsed.GetValue(_tags)!,
        Streams = parsed.GetValue(_streams)!.ToDictionary(stream => stream.Key, stream => stream.Value.Value, StringComparer.Ordinal),
        WarmThroughput = parsed.GetValue(_warm)!.ToDictionary(StringComparer.Ordinal),
        Policies = Enum.Parse<PolicyScope>(parsed.GetValue(_policies)!, ignoreCase: true),
        Tenant = parsed.GetValue(_tenant),
    };

    private static Holder<StreamView>? ViewOf(string text) =>
        Enum.TryParse<StreamView>(text.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var view) && char.IsLetter(text[0])
            ? new Holder<StreamView>(view)
            : null;

    private static WarmThroughput? ThroughputOf(string text) =>
        text.Split(',') is [var read, var write]
        && int.TryParse(read, NumberStyles.None, CultureInfo.InvariantCulture, out var reads)
        && int.TryParse(write, NumberStyles.None, CultureInfo.InvariantCulture, out var writes)
            ? new WarmThroughput(reads, writes)
            : null;

    private sealed record Holder<T>(T Value);
}
