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

    [Fact]
    public void An_item_is_changed_as_its_entity_and_stays_of_its_subtype()
    {
        using var loaded = new Loaded(Run.Of("""
            [Table] public abstract partial record Payment
            {
                [PartitionKey] public required string Id { get; init; }
                public int Amount { get; init; }
            }
            [Subtype("cash")] public sealed partial record Cash : Payment;
            [Subtype("card")] public sealed partial record Card : Payment { public required string Number { get; init; } }
            [Change(1)] public sealed class Cents : ItemChange<Payment>
            {
                public override Payment Apply(Payment item) => item.Amount < 0 ? new Cash { Id = item.Id }
                    : item is Card card ? card with { Amount = card.Amount * 100, Number = card.Number ?? "unknown" } : item with { Amount = item.Amount * 100 };
            }
            [Database] public sealed partial class Db;
            public static class Data { public static object[] All() => [new Card { Id = "1", Amount = 500, Number = "unknown" }, new Cash { Id = "2", Amount = 700 }]; }
            """));
        var whole = (Codecs.EntityCodec)loaded.TypeOf("PaymentCodec").GetProperty("Instance")!.GetValue(null)!;

        Assert.Equal(loaded.Data[0], whole.ReadObject("""{"Type":{"S":"card"},"Id":{"S":"1"},"Amount":{"N":"5"}}"""u8));
        Assert.Equal(loaded.Data[0], loaded.CodecOf(loaded.Data[0]).ReadObject("""{"_fx.change":{"N":"0"},"Type":{"S":"card"},"Id":{"S":"1"},"Amount":{"N":"5"}}"""u8));
        Assert.Equal(loaded.Data[1], whole.ReadObject("""{"Type":{"S":"cash"},"Id":{"S":"2"},"Amount":{"N":"7"}}"""u8));
        Assert.Equal(loaded.Data[1], whole.ReadObject("""{"Type":{"S":"cash"},"Id":{"S":"2"},"Amount":{"N":"700"},"_fx.change":{"N":"1"}}"""u8));
        Assert.Equal("""{"Type":{"S":"cash"},"Id":{"S":"2"},"Amount":{"N":"700"},"_fx.change":{"N":"1"}}""", loaded.Write(loaded.Data[1]));
        Assert.Equal(
            "A stored Payment cannot be read: change 1 (Cents) failed: It returned no Card with the same primary key.",
            Assert.Throws<Errors.StoredItemException>(() => whole.ReadObject("""{"Type":{"S":"card"},"Id":{"S":"1"},"Amount":{"N":"-5"}}"""u8)).Message);
        Assert.Equal(
            "A stored Card cannot be read: Number: it is missing",
            Assert.Throws<Errors.StoredItemException>(() => whole.ReadObject("""{"Type":{"S":"card"},"Id":{"S":"1"},"_fx.change":{"N":"1"}}"""u8)).Message);
    }
}
