using FauxSql.Design.Infrastructure;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

public sealed class InfrastructureRulesTests
{
    public static TheoryData<string, InfrastructureOptions, string> Wrong => new()
    {
        { "dev ", new(), "Users: 'dev Users' can't be the name of a table" },
        { new string('x', 251), new(), "takes 3 to 255 letters" },
        { "", new() { Streams = new Dictionary<string, StreamView> { ["dev-Users"] = StreamView.NewImage } }, "dev-Users: There is no such table for a stream. The tables are Organizations, Subscriptions, Users, UniqueKeys." },
        { "", new() { WarmThroughput = new Dictionary<string, WarmThroughput> { ["Users/NoIndex"] = new(20_000, 8_000) } }, "Users/NoIndex: There is no such table or index" },
        { "", new() { WarmThroughput = new Dictionary<string, WarmThroughput> { ["Users"] = new(11_999, 4_000) } }, "Users: A warm throughput is at least 12000 read and 4000 write units a second" },
        { "", new() { Tags = [new("aws:x", "y")] }, "aws:x: Tags that begin with aws: are AWS's own." },
        { "", new() { Tags = [new("a", "b"), new("a", "c")] }, "a: This tag is given twice." },
        { "", new() { Tags = [new("a", "50%")] }, "a: A tag's value takes at most 256 letters" },
        { "", new() { Tags = [.. Enumerable.Range(0, 51).Select(number => KeyValuePair.Create($"tag{number}", ""))] }, "tags: A table has at most 50 tags." },
        { "", new() { Encryption = new TableEncryption.CustomerKey("alias/mine") }, "alias/mine: This is not the ARN of a KMS key" },
        { "", new() { Tenant = "TenantId" }, "TenantId: No entity has this attribute" },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_AWS_would_refuse_is_refused(string prefix, InfrastructureOptions options, string message)
    {
        var plan = InfrastructurePlan.Of(Models.Of("Saas"), new MultiTableLayout(prefix), options, []);
        Assert.Contains(plan.Problems, problem => problem.ToString().Contains(message, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => plan.Print(InfrastructureFormat.Terraform));
    }

    [Fact]
    public void Options_that_are_right_are_in_the_tables()
    {
        var plan = InfrastructurePlan.Of(EverythingModel.Schema, new MultiTableLayout("x."), EverythingModel.Options, EverythingModel.Plans);
        Assert.Equal([StreamView.NewAndOldImages, null, StreamView.OldImage, StreamView.KeysOnly, StreamView.NewImage, null], plan.Tables.Select(table => table.Stream));
        Assert.Equal(new WarmThroughput(12_000, 4_000), plan.Tables[0].IndexWarmThroughput["Wide.Index"]);
    }

    [Fact]
    public void Names_are_legal_everywhere_and_unlike_each_other()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var plan = InfrastructurePlan.Of(RandomSchema.Of(seed), new MultiTableLayout(), new InfrastructureOptions(), []);
            var ids = plan.Tables.Select(table => table.Id).ToList();
            Assert.All(ids.Concat(plan.Policies.Select(policy => policy.Id)), id => Assert.Matches("^[A-Z][A-Za-z0-9]*$", id));
            Assert.Equal(ids.Count, ids.Select(Identifiers.Snake).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(plan.Policies.Count, plan.Policies.Select(policy => Identifiers.Snake(policy.Id)).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Theory]
    [InlineData("Orders", "Orders", "orders")]
    [InlineData("order-items", "OrderItems", "order_items")]
    [InlineData("9lives", "T9lives", "t9lives")]
    [InlineData("_.-", "T", "t")]
    [InlineData("My Orders page: a customer's orders", "MyOrdersPageACustomersOrders", "my_orders_page_acustomers_orders")]
    [InlineData("漢字", "T", "t")]
    public void A_text_becomes_a_name(string text, string name, string snake)
    {
        Assert.Equal(name, new Identifiers().Take(text));
        Assert.Equal(snake, Identifiers.Snake(name));
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_told_apart()
    {
        var ids = new Identifiers();
        Assert.Equal(["Orders", "Orders2", "Orders3", "Orders2n2", "A1", "A1n2"], ((string[])["Orders", "orders", "or-ders".Replace("-", ""), "Orders2", "A1", "a1"]).Select(ids.Take));
    }

    [Fact]
    public void More_than_a_stack_takes_is_told()
    {
        var many = InfrastructurePlan.Of(GeneratedModel.Of(200, seed: 1), new MultiTableLayout(), new InfrastructureOptions(), []);
        Assert.Equal("resources: There are 600, and a stack of CloudFormation takes 500. Leave policies out with --policies tables, patterns or none.", Assert.Single(many.Findings).ToString());
        Assert.Empty(InfrastructurePlan.Of(GeneratedModel.Of(200, seed: 1), new MultiTableLayout(), new InfrastructureOptions { Policies = PolicyScope.None }, []).Findings);
    }

    [Fact]
    public void A_method_that_was_not_run_has_no_policy_and_is_told()
    {
        var plan = InfrastructurePlan.Of(Models.Of("Shop"), new MultiTableLayout(), new InfrastructureOptions(), []);
        Assert.Contains(plan.Findings, finding => finding.Subject == "Order detail page" && finding.Message.Contains("has not been run", StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Policies, policy => policy.Description == "Access pattern: Order detail page");
    }

    [Fact]
    public void A_pattern_may_read_the_index_that_answers_for_its_own()
    {
        var schema = Models.Of("Shop");
        var (order, index) = schema.Entities.SelectMany(entity => entity.Indexes.Select(index => (Entity: entity, Index: index))).First(one => one.Index.Shards is null && one.Entity.Patterns.Any(pattern => pattern.ServedBy == one.Index.Name));
        var both = schema with { Entities = schema.Entities.Select(entity => entity == order ? entity with { Indexes = [.. entity.Indexes, index with { Name = "OlderIndex" }] } : entity).ToValueList() };
        var pattern = order.Patterns.First(pattern => pattern.ServedBy == index.Name);
        var policy = InfrastructurePlan.Of(both, new MultiTableLayout(), new InfrastructureOptions(), []).Policies.Single(policy => policy.Description == $"Access pattern: {pattern.Description}");
        Assert.Equal(new[] { "OlderIndex", index.Name }.Order(StringComparer.Ordinal), policy.Grants.SelectMany(grant => grant.Targets).Select(target => target.Index).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_deletion_may_look_for_referrers_in_the_index_that_answers()
    {
        var schema = Models.Of("Shop");
        var (order, index, reference) = schema.Entities.SelectMany(entity => entity.References.SelectMany(reference => entity.Indexes.Where(index => index.Shards is null && index.Key.Partition[0] == reference.Attribute && entity.Key.Partition[0] != reference.Attribute).Select(index => (entity, index, reference)))).First();
        var both = schema with
        {
            Entities = schema.Entities.Select(entity => entity == order
                ? entity with { References = entity.References.Select(one => one == reference ? one with { IsEnforced = true } : one).ToValueList(), Indexes = [.. entity.Indexes, index with { Name = "OlderIndex" }] }
                : entity).ToValueList(),
        };
        var writes = InfrastructurePlan.Of(both, new MultiTableLayout(), new InfrastructureOptions(), []).Policies.Single(policy => policy.Description.StartsWith($"Writes of {schema.Entities.Single(entity => entity.Name == reference.Target).TableName}", StringComparison.Ordinal));
        Assert.Equal(new[] { "OlderIndex", index.Name }.Order(StringComparer.Ordinal), writes.Grants.SelectMany(grant => grant.Targets).Select(target => target.Index).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_tenant_that_is_no_text_is_told()
    {
        var schema = Models.Of("Saas");
        var numbered = schema with { Entities = schema.Entities.Select(entity => entity with { Attributes = entity.Attributes.Select(attribute => attribute.Name == "OrgId" ? attribute with { Kind = AttributeKind.Number } : attribute).ToValueList() }).ToValueList() };
        var plan = InfrastructurePlan.Of(numbered, new MultiTableLayout(), new InfrastructureOptions { Tenant = "OrgId", Policies = PolicyScope.None }, []);
        Assert.Contains(plan.Findings, finding => finding.ToString() == "Organizations: Its OrgId is no text, and the tag of a principal is, so that no policy can compare them. Store it as text.");
        Assert.Empty(plan.Policies);
    }
}
