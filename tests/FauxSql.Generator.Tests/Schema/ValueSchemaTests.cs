using FauxSql.Generator.Tests.Emitting;
using FauxSql.Generator.Tests.Running;
using FauxSql.Schema;

namespace FauxSql.Generator.Tests.Schema;

/// <summary>The schema says how each C# type is stored.</summary>
public sealed class ValueSchemaTests
{
    private static readonly EntitySchema Everything = SchemaSnapshotTests.Embedded(Run.Of(BroadModel.All["every type"])).Entities.Single();

    [Theory]
    [InlineData("Id", "Text")]
    [InlineData("SByte", "Integer sbyte")]
    [InlineData("Decimal", "Decimal")]
    [InlineData("Offset", "Instant 7")]
    [InlineData("Milliseconds", "Instant 3")]
    [InlineData("Span", "Duration")]
    [InlineData("Expires", "EpochSeconds")]
    [InlineData("Colour", "Name Red|Green")]
    [InlineData("Kept", "Text")]
    [InlineData("Sparse", "List of Integer int or null")]
    [InlineData("Lists", "List of List of Integer int")]
    [InlineData("Dates", "Set of Date")]
    [InlineData("SortedMap", "Map of Text or null")]
    [InlineData("Home", "Record Address (Street Text!, Next Record Address)")]
    public void A_type_has_a_form(string attribute, string form) => Assert.Equal(form, Print(Everything.Attributes.Single(candidate => candidate.Name == attribute).Value!));

    private static string Print(ValueSchema value) => string.Concat(
        value.Form,
        value.Type is { } type ? " " + type : "",
        value.Digits is { } digits ? $" {digits}" : "",
        value.Names.Count > 0 ? " " + string.Join('|', value.Names) : "",
        value.Element is { } element ? " of " + Print(element) : "",
        value.HasNulls ? " or null" : "",
        value.Members.Count > 0 ? $" ({string.Join(", ", value.Members.Select(member => $"{member.Name} {Print(member.Value)}{(member.IsRequired ? "!" : "")}"))})" : "");
}
