using System.Text;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using Stored = FauxSql.Codecs.Codecs;

namespace FauxSql.Tests.Fields;

/// <summary>Fields build conditions that hold for the items they should hold for.</summary>
public sealed class FieldTests
{
    private static readonly TextField<string> Name = new(new DocumentPath("Name"), Stored.String);
    private static readonly NumberField<decimal> Total = new(new DocumentPath("Total"), Stored.Decimal);
    private static readonly byte[] Item = Encoding.UTF8.GetBytes("""{"Name":{"S":"Alice"},"Total":{"N":"10.5"}}""");

    public static TheoryData<string, bool> Cases { get; } = new()
    {
        { "equal", true }, { "and", true }, { "or", true }, { "not", false }, { "between", true }, { "in", true }, { "starts", true }, { "missing", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Conditions_hold_or_not(string what, bool holds)
    {
        var condition = what switch
        {
            "equal" => Name == "Alice",
            "and" => Name == "Alice" && Total > 10,
            "or" => Name == "Bob" || Total <= 10.5m,
            "not" => !(Total != 3),
            "between" => Total.Between(10, 11),
            "in" => Name.In("Bob", "Alice"),
            "starts" => Name.StartsWith("Al") && Name.Contains("lic"),
            _ => new TextField<string>(new DocumentPath("Gone"), Stored.String).NotExists(),
        };
        Assert.Equal(holds, ConditionEvaluator.IsTrue(condition, Item));
    }
}
