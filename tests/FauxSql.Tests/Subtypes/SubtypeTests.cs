using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Shop.Payments;

namespace FauxSql.Tests.Subtypes;

/// <summary>Items of several types in one table: written as what they are, and read as what they were.</summary>
public sealed class SubtypeTests : ShopTest
{
    private static readonly CardPayment Card = new()
    {
        PaymentId = "P1",
        OrderId = "O1",
        Number = 1,
        Amount = 10,
        Last4 = "4242",
        Holder = "xsecretx",
        Payer = "xsecretx",
        Fee = 1,
        Guarantors = [new Relative("Ann")],
    };

    private static readonly TransferPayment Transfer = new("CH93") { PaymentId = "P2", OrderId = "O1", Number = 2, Amount = 20 };

    private static readonly CashPayment Cash = new() { PaymentId = "P3", OrderId = "O2", Number = 1, Amount = 30, Clerk = "Bob" };

    [Fact]
    public async Task An_item_is_read_as_the_type_it_was_written_as()
    {
        await FillAsync();

        var card = Assert.IsType<CardPayment>(await Direct.Payments.GetAsync("P1"));
        Assert.Equal(Card with { Version = 1, Guarantors = card.Guarantors }, card);
        Assert.Equal(Card.Guarantors, card.Guarantors);
        Assert.Equal(Transfer with { Version = 1 }, await Direct.Payments.FindAsync("P2"));
        Assert.Equal(Cash with { Version = 1 }, await Direct.Payments.GetAsync("P3"));
    }

    [Fact]
    public async Task An_item_holds_the_discriminator_and_the_attributes_of_its_type()
    {
        await FillAsync();

        var card = await ItemAsync("Payments", ("PaymentId", "P1"));
        Assert.Equal("card", (string?)card["Kind"]!["S"]);
        Assert.Equal("**** 4242", (string?)card["Shown"]!["S"]);
        Assert.Equal(
            ["Amount", "Kind", "Number", "OrderId", "PaymentId", "Version", "iban"],
            (await ItemAsync("Payments", ("PaymentId", "P2"))).Select(attribute => attribute.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_way_to_read_several_items_has_each_as_its_own_type()
    {
        await FillAsync();

        Type[] ofOrder = [typeof(CardPayment), typeof(TransferPayment)];
        Assert.Equal(ofOrder, TypesOf(await Direct.Payments.ByOrder("O1").ToListAsync()));
        Assert.Equal(ofOrder.Reverse(), TypesOf(await Direct.Payments.ByOrder("O1").Newest().ToListAsync()));
        Assert.Equal(ofOrder, TypesOf((await Direct.Payments.ByOrder("O1").PageAsync(5)).Items));
        Assert.Equal(3, TypesOf(await Direct.Payments.Scan().ToListAsync()).Distinct().Count());
        Assert.Equal([typeof(CashPayment), null, typeof(CardPayment)], (await Direct.Payments.FindManyAsync(["P3", "none", "P1"])).Select(payment => payment?.GetType()));
        Assert.Equal(ofOrder, TypesOf((await Direct.Orders.GetAsync("O1", o => o.Payments)).Payments!));
        var with = await Direct.Payments.ByOrder("O1").OfType(p => p.CardPayment).With(p => p.Order).ToListAsync();
        Assert.Equal("O1", Assert.Single(with).Order!.OrderId);
    }

    [Fact]
    public async Task Every_write_of_a_whole_entity_takes_any_subtype_and_results_in_it()
    {
        CardPayment card = await Direct.Payments.InsertAsync(Card);
        card = await Direct.Payments.SaveAsync(card with { Last4 = "0000" });
        card = await Direct.Payments.PutAsync(card with { Fee = 2 });
        card = await Direct.Payments.Save(card with { Amount = 11 }).If(c => c.Last4 == "0000" & c.Fee == 2).RunAsync();
        Assert.Equal(4, card.Version);
        await Assert.ThrowsAsync<ItemExistsException>(() => Direct.Payments.Insert(card).RunAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Payments.Put(card).If(c => c.Last4 == "1111").RunAsync());

        Payment some = Transfer;
        Assert.IsType<TransferPayment>(await Direct.Payments.InsertAsync(some));
        await Direct.Payments.PutManyAsync([Cash, card with { Fee = 3 }]);
        var (saved, inserted) = await Direct.TransactAsync(t => (t.Save(Transfer with { Version = 1, Amount = 21 }), t.Insert(some with { PaymentId = "P4" })));

        Assert.Equal(2, saved.Version);
        Assert.Equal(saved, await Direct.Payments.GetAsync("P2"));
        Assert.Equal(inserted, await Direct.Payments.GetAsync("P4"));
        Assert.Equal(3, ((CardPayment)await Direct.Payments.GetAsync("P1")).Fee);
        await Direct.Payments.DeleteAsync(saved);
        Assert.Null(await Direct.Payments.FindAsync("P2"));
    }

    [Fact]
    public async Task A_fill_takes_all_subtypes_and_patterns_run_on_what_it_stored()
    {
        var filled = new PaymentFill(Engine, [Card, Transfer, Cash, Cash with { Amount = 31 }]);

        Assert.Equal(4, await DatabaseTools.FillAsync(filled, 1));

        Assert.Equal(31, (await Direct.Payments.GetAsync("P3")).Amount);
        Assert.Equal(1, (await Direct.Payments.GetAsync("P1")).Version);
        var runs = await DatabaseTools.RunPatternsAsync(Direct).Where(run => run.Entity == "Payment").ToListAsync();
        Assert.Equal(["Card payments of an order", "Get payment by PaymentId", "Get payments by Order"], runs.Select(run => run.Pattern).Order());
        Assert.All(runs, run => Assert.Equal(1, run.Requests));
    }

    [Fact]
    public async Task A_query_is_narrowed_to_a_subtype_and_knows_its_attributes()
    {
        await FillAsync();
        var cards = Direct.Payments.ByOrder("O1").OfType(p => p.CardPayment);

        IReadOnlyList<CardPayment> found = await cards.Where(c => c.Last4.StartsWith("42") & c.Amount == 10).Newest().ToListAsync();

        Assert.Equal("4242", Assert.Single(found).Last4);
        Assert.Empty(await cards.Where(c => c.Last4 == "0000").ToListAsync());
        Assert.Equal(1, await cards.CountAsync());
        Assert.Equal([("P1", "4242")], await cards.Select(c => (c.PaymentId, c.Last4)).ToListAsync());
        Assert.Equal("Bob", Assert.Single(await Direct.Payments.Scan().OfType(p => p.CashPayment).ToListAsync()).Clerk);
        Assert.Contains("where Kind = \"card\"", cards.Explain().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_may_tell_subtypes_apart()
    {
        await FillAsync();

        var found = await Direct.Payments.Scan().Where(p => p.TransferPayment.Is() | p.CardPayment.Is(c => c.Last4 == "4242")).ToListAsync();

        Assert.Equal(["P1", "P2"], found.Select(payment => payment.PaymentId).Order());
        Assert.Single(await Direct.Payments.Scan().Where(p => p.CardPayment.Is(c => c.Last4 == "0000") | p.CashPayment.Is()).ToListAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Payments.Delete("P1").If(p => p.CashPayment.Is()).RunAsync());
        Assert.True(await Direct.Payments.Delete("P1").If(p => p.CardPayment.Is()).RunAsync());
    }

    [Fact]
    public async Task An_update_changes_what_all_have_or_what_one_subtype_has()
    {
        await FillAsync();

        Assert.Equal(15, Assert.IsType<CardPayment>(await Direct.Payments.Update("P1").Set(p => p.Amount, 15).RunAsync()).Amount);
        var guarantors = await Direct.Payments.Update("P1").OfType(p => p.CardPayment).Set(c => c.Fee, 5).Append(c => c.Guarantors, [new Relative("Eve")]).RunAsync();
        Assert.Equal((5m, 2, 3L), (guarantors.Fee, guarantors.Guarantors.Count, guarantors.Version));
        await Assert.ThrowsAsync<EntityValidationException>(() =>
            Direct.Payments.Update("P1").OfType(p => p.CardPayment).Append(c => c.Guarantors, [new Relative("Ian")]).RunAsync());
        Assert.Throws<InvalidOperationException>(() => Direct.Payments.Update("P1").OfType(p => p.CardPayment).Set(c => c.Last4, "0000"));
        Assert.Throws<InvalidOperationException>(() => Direct.Payments.Update("P1").Remove(p => p.OrderId));

        var refused = await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Payments.Update("P2").OfType(p => p.CardPayment).Set(c => c.Fee, 5).RunAsync());
        Assert.IsType<TransferPayment>(refused.Stored);

        Assert.Equal(1, await Direct.Payments.Scan().OfType(p => p.TransferPayment).UpdateAllAsync(u => u.Set(t => t.Fee, 7)));
        Assert.Equal(7, ((TransferPayment)await Direct.Payments.GetAsync("P2")).Fee);
        Assert.Equal(1, await Direct.Payments.Scan().OfType(p => p.CashPayment).DeleteAllAsync());
        Assert.Equal(2, await Direct.Payments.Scan().CountAsync());
    }

    [Fact]
    public async Task A_save_of_another_subtype_makes_the_item_that_subtype_and_leaves_what_the_model_does_not_know()
    {
        var card = await Direct.Payments.InsertAsync(Card);
        await ChangeAsync("Payments", "OfAnotherVersion", "{\"S\":\"x\"}", ("PaymentId", "P1"));

        var transfer = Transfer with { PaymentId = "P1", Version = card.Version };
        await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Payments.Save(transfer).If(p => p.TransferPayment.Is()).RunAsync());
        await Direct.Payments.SaveAsync(transfer);

        Assert.IsType<TransferPayment>(await Direct.Payments.GetAsync("P1"));
        Assert.Equal(
            ["Amount", "Kind", "Number", "OfAnotherVersion", "OrderId", "PaymentId", "Version", "iban"],
            (await ItemAsync("Payments", ("PaymentId", "P1"))).Select(attribute => attribute.Key).Order(StringComparer.Ordinal));
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Direct.Payments.SaveAsync(card));
        Assert.IsType<TransferPayment>(conflict.Stored);
        var together = await Assert.ThrowsAsync<TransactionFailedException>(() => Direct.TransactAsync(t => t.Save(card)));
        Assert.IsType<TransferPayment>(Assert.IsType<VersionConflictException>(together.Failures[0].Reason).Stored);
    }

    [Theory]
    [InlineData("{\"S\":\"cheque\"}", "\"cheque\"")]
    [InlineData("{\"N\":\"1\"}", "a value of type N")]
    [InlineData(null, "nothing")]
    public async Task An_item_of_no_known_subtype_cannot_be_read(string? stored, string found)
    {
        await FillAsync();
        await ChangeAsync("Payments", "Kind", stored, ("PaymentId", "P1"));

        var exception = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Payments.ByOrder("O1").ToListAsync());

        Assert.Equal($"The stored Payment P1 cannot be read: Kind: expected \"card\" or \"cash\" or \"transfer\", found {found}", exception.Message);
        Assert.Equal(("Payment", "P1", "Kind"), (exception.Entity, exception.Key, exception.Attribute));
    }

    [Fact]
    public async Task An_item_that_lacks_what_its_subtype_requires_cannot_be_read()
    {
        await FillAsync();
        await ChangeAsync("Payments", "Last4", null, ("PaymentId", "P1"));

        var exception = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Payments.GetAsync("P1"));

        Assert.Equal("The stored CardPayment P1 cannot be read: Last4: it is missing", exception.Message);
    }

    [Fact]
    public async Task What_the_entity_and_the_subtype_declare_is_checked()
    {
        var broken = await Assert.ThrowsAsync<EntityValidationException>(() => Direct.Payments.InsertAsync(Card with { Last4 = "1", Amount = 1_001 }));
        Assert.Equal("CardPayment", broken.Entity);
        Assert.Equal(2, broken.Problems.Count);

        Payment unknown = new UnknownPayment { PaymentId = "P9", OrderId = "O1", Number = 1 };
        var refused = await Assert.ThrowsAsync<EntityValidationException>(() => Direct.Payments.InsertAsync(unknown));
        Assert.Equal("Payment is not valid: it is a UnknownPayment, which is no subtype of Payment: it is one of CardPayment, CashPayment, TransferPayment", refused.Message);
    }

    [Fact]
    public async Task No_text_shows_what_is_sensitive_in_a_subtype()
    {
        await FillAsync();
        Assert.Contains("Holder = •••", Card.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xsecretx", Card.ToString(), StringComparison.Ordinal);
        var plan = Direct.Payments.Scan().OfType(p => p.CardPayment).Where(c => c.Holder == "xsecretx" & c.Payer == "xsecretx").Explain().ToString();
        Assert.DoesNotContain("xsecretx", plan, StringComparison.Ordinal);
        Assert.Contains("Holder = \"•••\"", plan, StringComparison.Ordinal);

        await ChangeAsync("Payments", "Holder", "{\"N\":\"777\"}", ("PaymentId", "P1"));
        var exception = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Payments.GetAsync("P1"));
        Assert.DoesNotContain("777", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_says_which_subtypes_there_are_and_what_each_has()
    {
        var entity = Direct.Schema.Entities.Single(candidate => candidate.Name == "Payment");

        Assert.Equal("Kind", entity.Discriminator!.Attribute);
        Assert.Equal([("CardPayment", "card"), ("CashPayment", "cash"), ("TransferPayment", "transfer")], entity.Discriminator.Subtypes.Select(subtype => (subtype.Name, subtype.Value)));
        var subtypes = entity.Attributes.ToDictionary(attribute => attribute.Name, attribute => string.Join(' ', attribute.Subtypes));
        Assert.Equal(("", "", "CardPayment TransferPayment", "TransferPayment"), (subtypes["Amount"], subtypes["Kind"], subtypes["Fee"], subtypes["iban"]));
        Assert.True(entity.Attributes.Single(attribute => attribute.Name == "Holder").Role.HasFlag(AttributeRole.Sensitive));
        Assert.False(entity.Attributes.Single(attribute => attribute.Name == "Last4").IsRequired);
    }

    private async Task FillAsync()
    {
        await Direct.Payments.InsertAsync(Card);
        await Direct.Payments.InsertAsync(Transfer);
        await Direct.Payments.InsertAsync(Cash);
    }

    private static IEnumerable<Type> TypesOf(IEnumerable<Payment> payments) => payments.Select(payment => payment.GetType());

    private sealed record UnknownPayment : Payment;

    private sealed class PaymentFill(IBackend backend, IReadOnlyList<Payment> payments) : DynamoDatabase(backend, null, new ShopDb(backend).Schema)
    {
        protected override IReadOnlyList<EntityCodec> Codecs => [PaymentCodec.Instance];

        protected override IReadOnlyList<RunnablePattern> Patterns => [];

        protected override IAsyncEnumerable<object>? SampleData(int scale) => payments.ToAsyncEnumerable();
    }
}
