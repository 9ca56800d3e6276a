using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>
/// A configuration of Terraform, https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dynamodb_table. From 6.29 on the provider has the keys of indexes in blocks, of
/// which there may be several.
/// </summary>
internal static class TerraformConfiguration
{
    private const string LeastVersion = ">= 6.29";

    public static IReadOnlyList<InfrastructureFile> Print(InfrastructurePlan plan)
    {
        var text = new StringBuilder($"# {InfrastructureFile.Mark}: change the model of {Identifiers.Of(plan.Database)} and run it again.\n");
        IEnumerable<HclBlock> blocks = [Head(), .. plan.Tables.Select(table => Table(table, plan.Options)), .. plan.Policies.Select(Policy)];
        foreach (var block in blocks)
            block.AppendTo(text.Append('\n'));
        return [new("main.tf", text.ToString())];
    }

    private static HclBlock Head() => new HclBlock("terraform").Add(
        new HclBlock("required_providers").Set("aws", new Code("{ ", [new Code("source = \"hashicorp/aws\""), new Code($"version = \"{LeastVersion}\"")], " }")));

    private static HclBlock Table(InfrastructureTable table, InfrastructureOptions options)
    {
        var physical = table.Physical;
        var block = new HclBlock($"resource \"aws_dynamodb_table\" \"{Identifiers.Snake(table.Id)}\"")
            .Set("name", physical.Name)
            .Set("billing_mode", Names.BillingModeOf(physical))
            .Set("hash_key", physical.Key.Partition[0]);
        if (physical.Key.Sort is [var sort])
            block.Set("range_key", sort);
        Capacity(block, physical);
        block.Set("deletion_protection_enabled", physical.IsDeletionProtected ?? options.IsDeletionProtected);
        if (options.StorageClass == StorageClass.InfrequentAccess)
            block.Set("table_class", Names.InfrequentAccess);
        if (table.Stream is { } stream)
            block.Set("stream_enabled", true).Set("stream_view_type", Names.Of(stream));
        if (options.Tags.Count > 0)
            block.Set("tags", TagsOf(options));

        block.Add(physical.KeyKinds.Select(kind => new HclBlock("attribute").Set("name", kind.Key).Set("type", kind.Value.ToCode())));
        block.Add(physical.Indexes.Select(index => Index(physical, index, table.IndexWarmThroughput.GetValueOrDefault(index.Name))));
        if (physical.TimeToLive is { } expiry)
            block.Add(new HclBlock("ttl").Set("attribute_name", expiry).Set("enabled", true));
        block.Add(new HclBlock("point_in_time_recovery").Set("enabled", options.HasPointInTimeRecovery));
        if (options.Encryption is TableEncryption.ManagedKey)
            block.Add(new HclBlock("server_side_encryption").Set("enabled", true));
        if (options.Encryption is TableEncryption.CustomerKey key)
            block.Add(new HclBlock("server_side_encryption").Set("enabled", true).Set("kms_key_arn", key.Arn));
        if (table.WarmThroughput is { } warm)
            block.Add(Warm(warm));
        return block.Add(new HclBlock("lifecycle").Set("prevent_destroy", true));
    }

    private static HclBlock Index(PhysicalTable table, IndexSchema index, WarmThroughput? warm)
    {
        var block = new HclBlock("global_secondary_index").Set("name", index.Name).Set("projection_type", Names.ProjectionOf(index));
        if (index.Included is { Count: > 0 } included)
            block.Set("non_key_attributes", new Code("[", [.. included.Select(name => new Code(HclBlock.Quoted(name)))], "]"));
        Capacity(block, table);
        block.Add(Names.KeyTypesOf(index.Key).Select(part => new HclBlock("key_schema").Set("attribute_name", part.Attribute).Set("key_type", part.Type)));
        return warm is null ? block : block.Add(Warm(warm));
    }

    private static void Capacity(HclBlock block, PhysicalTable table)
    {
        if (table.Billing is { IsOnDemand: false } billing)
            block.Set("read_capacity", billing.ReadUnits).Set("write_capacity", billing.WriteUnits);
    }

    private static HclBlock Warm(WarmThroughput warm) =>
        new HclBlock("warm_throughput").Set("read_units_per_second", warm.ReadUnits).Set("write_units_per_second", warm.WriteUnits);

    private static HclBlock Policy(AccessPolicy policy)
    {
        var name = Identifiers.Snake(policy.Id);
        var document = PolicyProperties.DocumentOf(policy, target => new JsonObject { ["table"] = Identifiers.Snake(target.Table.Id), ["index"] = target.Index });
        return new HclBlock($"resource \"aws_iam_policy\" \"{name}\"")
            .Set("name_prefix", policy.Id + "-")
            .Set("description", PolicyProperties.DescriptionOf(policy))
            .Set("policy", new Code("jsonencode(", [Value(document)], ")"));
    }

    private static Code TagsOf(InfrastructureOptions options) =>
        new("{ ", [.. options.Tags.Select(tag => new Code($"{HclBlock.Quoted(tag.Key)} = {HclBlock.Quoted(tag.Value)}"))], " }");

    private static Code Value(JsonNode value) => value switch
    {
        JsonObject target when target.TryGetPropertyValue("table", out var table) => new(ArnOf(table!.GetValue<string>(), target["index"]?.GetValue<string>())),
        JsonObject properties => new("{ ", [.. properties.Select(property => Value(property.Value!).After($"{NameOf(property.Key)} = "))], " }"),
        JsonArray elements => new("[", [.. elements.Select(element => Value(element!))], "]"),
        _ => value.GetValueKind() == JsonValueKind.String ? new(HclBlock.Quoted(value.GetValue<string>())) : new(value.ToJsonString()),
    };

    private static string ArnOf(string table, string? index) =>
        index is null ? $"aws_dynamodb_table.{table}.arn" : $"\"${{aws_dynamodb_table.{table}.arn}}/index/{index}\"";

    private static string NameOf(string name) => name.All(char.IsAsciiLetter) ? name : HclBlock.Quoted(name);
}
