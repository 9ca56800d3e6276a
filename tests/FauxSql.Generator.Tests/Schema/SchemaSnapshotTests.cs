using FauxSql.Generator.Tests.Emitting;
using FauxSql.Generator.Tests.Running;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Tests.Schema;

/// <summary>The schema's JSON says all that the schema says.</summary>
public sealed class SchemaSnapshotTests
{
    private const string Odd = "quote \" backslash \\ line \n tab \t nul \0 bell \a del \u007f line separator \u2028 é 漢 🙂 </script> {0} ${x}";

    private static readonly ValueSchema Value = new(ValueForm.List)
    {
        HasNulls = true,
        Element = new ValueSchema(ValueForm.Record)
        {
            Type = Odd,
            Members =
            [
                .. Enum.GetValues<ValueForm>().Select(form => new MemberSchema($"{form}", new ValueSchema(form) { Digits = 3, Type = "int" }, form == ValueForm.Text)),
                new MemberSchema(Odd, new ValueSchema(ValueForm.Name) { Names = [Odd, "b"], IsFlags = true }, false),
            ],
        },
    };

    public static TheoryData<string> Models => [.. BroadModel.All.Keys];

    [Fact]
    public void A_schema_round_trips()
    {
        AttributeSchema[] attributes =
        [
            .. Enum.GetValues<AttributeKind>().Select(kind => new AttributeSchema($"{kind}", Odd, kind, "int?", AttributeRole.None, true, null)),
            new("a", "b", AttributeKind.List, "List<X>", AttributeRole.Version | AttributeRole.Unique | AttributeRole.TimeToLive, false, new EmbeddedSchema(5, Odd)) { Unique = new UniqueSchema(Odd, true, false) },
            new("c", "d", AttributeKind.Map, "X", AttributeRole.None, false, new EmbeddedSchema(null, null)) { Value = Value },
            new("e", "f", AttributeKind.String, "string", AttributeRole.None, true, null) { DerivedFrom = ["a", Odd], Subtypes = [Odd, "Card"], Values = 3, Size = new SizeSchema(409_600, 7, [Odd]), KeepsUnknownNames = true, Converter = Odd },
        ];
        AccessPatternSchema[] patterns =
        [
            .. from status in Enum.GetValues<AccessPatternStatus>()
               from source in Enum.GetValues<AccessPatternSource>()
               select new AccessPatternSchema(Odd, status, source, Odd, null) { IsImplied = status == AccessPatternStatus.Planned, Entity = source == AccessPatternSource.Method ? Odd : null },
        ];
        var relations = Enum.GetValues<RelationPath>().Select(path => new RelationSchema(Odd, "Customer", path == RelationPath.Index, path, "a", path == RelationPath.Index ? "i" : null, path == RelationPath.Through ? new LinkSchema(Odd, "s", "t") : null));
        var entity = new EntitySchema(
            "Order",
            Odd,
            Odd,
            new KeySchema(["p"], ["s"]),
            attributes.ToValueList(),
            [new IndexSchema(Odd, new KeySchema(["a", "b"], ["c", "d"])), new IndexSchema("x", new KeySchema(["a"], [])) { Shards = 64, Included = [Odd, "b"] }, new IndexSchema("y", new KeySchema(["a"], [])) { Included = [], OtherPatterns = [Odd] }],
            [new ReferenceSchema("a", "Customer", Odd), new ReferenceSchema("b", "Customer", null)],
            relations.ToValueList(),
            patterns.ToValueList())
        {
            Billing = new BillingSchema(5, 1L << 40),
            IsDeletionProtected = false,
            Changes = [new ItemChangeSchema(1, Odd), new ItemChangeSchema(7, "Up")],
            Discriminator = new DiscriminatorSchema(Odd, [new SubtypeSchema("Card", Odd, Odd), new SubtypeSchema("Transfer", "x", "")]),
        };
        var schema = new DatabaseSchema(Odd, [entity, entity with { Attributes = [], Indexes = [], References = [], Relations = [], Patterns = [], Discriminator = null, Billing = BillingSchema.OnDemand, IsDeletionProtected = true, Changes = [] }, entity with { Billing = null, IsDeletionProtected = null }], patterns.ToValueList())
        {
            Types = [new TypeSchema("Address", Odd, [], attributes.ToValueList()), new TypeSchema("Kind", Odd, [Odd], [])],
            Suppressions = [new("FXS205", Odd, Odd), new("FXS206", "", null)],
        };
        var read = SchemaSnapshot.Read(SchemaSnapshot.Write(schema));
        Assert.Equal(schema, read);
        Assert.NotEqual(schema, read with { Name = "other" });
    }

    /// <summary>They are said once, by how its values are stored.</summary>
    [Fact]
    public void The_digits_of_an_attribute_are_those_of_its_instants_unless_a_converter_stores_them()
    {
        var instant = new AttributeSchema("a", "A", AttributeKind.String, "DateTimeOffset", AttributeRole.None, true, null) { Value = new ValueSchema(ValueForm.Instant) { Digits = 3 } };

        Assert.Equal(3, instant.InstantDigits);
        Assert.Equal(3, (instant with { Value = new ValueSchema(ValueForm.List) { Element = instant.Value } }).InstantDigits);
        Assert.Null((instant with { Value = new ValueSchema(ValueForm.Instant) { Digits = 7 } }).InstantDigits);
        Assert.Null((instant with { Converter = "Days" }).InstantDigits);
        Assert.Null((instant with { Value = new ValueSchema(ValueForm.Text) }).InstantDigits);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void What_the_generator_embeds_can_be_read(string model)
    {
        var schema = Embedded(Run.Of(BroadModel.All[model]));
        Assert.Equal(schema, SchemaSnapshot.Read(SchemaSnapshot.Write(schema)));
        Assert.NotEmpty(schema.Entities);
    }

    [Fact]
    public void Odd_descriptions_reach_the_schema() => Assert.Contains(
        Embedded(Run.Of(BroadModel.All["keywords and look-alike names"])).Patterns,
        pattern => pattern.Description == "\"quoted\" \\ {0} \u2028 é 🙂");

    [Fact]
    public void Billing_and_protection_reach_the_schema_where_the_model_says_them()
    {
        const string Key = "{ [PartitionKey] public required string Id { get; init; } }";
        var schema = Embedded(Run.Of($"[Table, Provisioned(25, writeUnits: 10), DeletionProtection] public partial record Alpha {Key} [Table, OnDemand, DeletionProtection(false)] public partial record Beta {Key} [Table] public partial record Gamma {Key} [Database] public sealed partial class AnyDb;"));
        Assert.Equal(
            [(new BillingSchema(25, 10), true), (BillingSchema.OnDemand, false), (null, (bool?)null)],
            schema.Entities.Select(entity => (entity.Billing, entity.IsDeletionProtected)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"format\":1,\"name\":\"x\"}")]
    [InlineData("{\"format\":2,\"name\":\"x\",\"entities\":[],\"patterns\":[]}")]
    public void What_is_no_snapshot_of_this_version_is_refused(string json) => Assert.Throws<FormatException>(() => SchemaSnapshot.Read(json));

    internal static DatabaseSchema Embedded(Run run)
    {
        var tree = run.Output.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("FauxSql.Model.g.cs", StringComparison.Ordinal));
        var snapshot = tree.GetRoot(TestContext.Current.CancellationToken).DescendantTokens()
            .First(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText.StartsWith("{\"format\"", StringComparison.Ordinal));
        return SchemaSnapshot.Read(snapshot.ValueText);
    }
}
