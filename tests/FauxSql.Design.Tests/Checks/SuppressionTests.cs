using FauxSql.Design.Checks;

namespace FauxSql.Design.Tests.Checks;

public sealed class SuppressionTests
{
    private const string Reason = ", Justification = \"another system reads it\"";

    [Theory]
    [InlineData("", "[SuppressMessage(\"FauxSql\", \"FXS205\", Justification = \"x\")]", "")]
    [InlineData("", "[SuppressMessage(\"FauxSql.Design\", \"FXS205:An index serves a pattern\", Justification = \"x\")]", "")]
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS205\", Justification = \"x\")]", "", "")]
    [InlineData("", "", "[SuppressMessage(\"FauxSql\", \"FXS205\", Justification = \"x\")]")]
    [InlineData("", "", "[assembly: SuppressMessage(\"FauxSql\", \"FXS205\", Justification = \"x\")]")]
    [InlineData("", "", "[assembly: SuppressMessage(\"FauxSql\", \"FXS205\", Scope = \"member\", Target = \"~P:Order.Shop\", Justification = \"x\")]")]
    [InlineData("", "", "[assembly: SuppressMessage(\"FauxSql\", \"FXS205\", Scope = \"type\", Target = \"~T:Order\", Justification = \"x\")]")]
    public void A_finding_is_suppressed_with_its_reason(string onType, string onProperty, string onModel)
    {
        var report = Check(onType, onProperty, onModel);
        Assert.Empty(report.Findings);
        Assert.Equal(("FXS205", "x"), (Assert.Single(report.Suppressed).Finding.Rule.Id, report.Suppressed[0].Because));
    }

    [Theory]
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS205\")]")]
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS205\", Justification = \" \")]")]
    public void A_suppression_without_a_reason_is_an_error_and_still_suppresses(string onProperty)
    {
        var report = Check("", onProperty, "");
        Assert.Equal(("FXS215", Severity.Error, "Order.Shop"), (Assert.Single(report.Findings).Rule.Id, report.Findings[0].Severity, report.Findings[0].Place.ToString()));
        Assert.Null(Assert.Single(report.Suppressed).Because);
    }

    [Theory]
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS204\", Justification = \"x\")]", "FXS205 FXS216")] // of another rule
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS110\", Justification = \"x\")]", "FXS205")] // the compiler sees more
    [InlineData("[SuppressMessage(\"FauxSql\", \"FXS232\", Justification = \"x\")]", "FXS205")] // nobody looked at the data
    [InlineData("[SuppressMessage(\"Design\", \"CA1051\")]", "FXS205")] // another tool's
    public void What_a_suppression_does_not_name_stays(string onProperty, string ids) =>
        Assert.Equal(ids, string.Join(' ', Check("", onProperty, "").Findings.Select(finding => finding.Rule.Id)));

    [Fact]
    public void A_suppression_of_another_property_does_not_reach()
    {
        var report = Check("", "", $"[assembly: SuppressMessage(\"FauxSql\", \"FXS205\", Target = \"~P:Order.OrderId\"{Reason})]");
        Assert.Equal(["FXS205", "FXS216"], report.Findings.Select(finding => finding.Rule.Id));
    }

    [Fact]
    public void A_method_a_subtype_and_a_base_type_have_suppressions_too()
    {
        var model = CompiledModel.Of($$"""
            public abstract partial record Dated { [SuppressMessage("FauxSql", "FXS209"{{Reason}})] public DateTime At { get; init; } }
            [Table] public abstract partial record Payment : Dated { [PartitionKey(Pattern = "Receipt: payment by its number")] public required string PaymentId { get; init; } }
            [Subtype("card")] public sealed partial record Card : Payment { [SuppressMessage("FauxSql", "FXS209"{{Reason}})] public DateTime Valid { get; init; } }
            public static class Screens
            {
                [SuppressMessage("FauxSql", "FXS203"{{Reason}}), AccessPattern("Get data")]
                public static Deferred<Payment> Any(PayDb db, Sample sample) => db.Payments.Get("1");
            }
            [Database] public sealed partial class PayDb;
            """);
        var report = ModelCheck.Run(model.Schema);
        Assert.DoesNotContain(report.Findings, finding => finding.Rule.Id != "FXS214");
        Assert.Equal(["Screens.Any", "Card.Valid", "Payment.At"], report.Suppressed.Select(one => one.Finding.Place.ToString()));
    }

    private static CheckReport Check(string onType, string onProperty, string onModel)
    {
        var isAssembly = onModel.StartsWith("[assembly", StringComparison.Ordinal);
        return ModelCheck.Run(CompiledModel.Of($$"""
            {{(isAssembly ? onModel : "")}}
            [Table] {{onType}} public sealed partial record Order
            {
                [PartitionKey] public required string OrderId { get; init; }
                {{onProperty}} [Index("ShopIndex")] public required string Shop { get; init; }
            }
            {{(isAssembly ? "" : onModel)}} [Database] public sealed partial class ModelDb;
            """).Schema);
    }
}
