using System.Reflection;
using FauxSql.Generator.Tests.Running;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>What the code for subtypes knows of their entity.</summary>
public sealed class SubtypeTests
{
    [Fact]
    public void What_an_abstract_entity_requires_is_required_though_no_constructor_of_it_is_known()
    {
        using var loaded = new Loaded(Run.Of("""
            [Table] public abstract partial record Payment
            {
                protected Payment(bool isNew) { }
                [PartitionKey] public required string Id { get; init; }
                public required string Payer { get; init; }
                public string? Note { get; init; }
            }
            [Subtype("cash")] public sealed partial record Cash() : Payment(true);
            [Database] public sealed partial class Db;
            """));
        var fields = loaded.TypeOf("PaymentCodec").GetProperty("Fields", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;

        Assert.True(IsRequired("Payer"));
        Assert.False(IsRequired("Note"));

        bool IsRequired(string property) => ((Fields.Field<string>)fields.GetType().GetProperty(property)!.GetValue(fields)!).IsRequired;
    }
}
