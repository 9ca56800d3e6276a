using AotSmoke.Payments;
using FauxSql;
using FauxSql.Errors;

namespace AotSmoke;

/// <summary>Writes and reads items of several types in one table.</summary>
internal static class SubtypeTour
{
    public static async Task RunAsync(PaymentDb db)
    {
        await db.EnsureTablesAsync();
        var card = await db.Payments.InsertAsync(new CardPayment { PaymentId = "P1", Amount = 10, Last4 = "4242" });
        await db.TransactAsync(t => t.Insert<Payment>(new TransferPayment("CH93") { PaymentId = "P2", Amount = 20 }));
        Tour.Expect(await db.Payments.GetAsync("P1") is CardPayment { Last4: "4242" }, "a card payment");
        Tour.Expect(await db.Payments.Scan().OfType(p => p.TransferPayment).ToListAsync() is [{ Iban: "CH93" }], "the only transfer");
        card = await db.Payments.SaveAsync(card with { Last4 = "0000" });
        card = await db.Payments.Update("P1").OfType(p => p.CardPayment).Set(c => c.Amount, 11).RunAsync();
        Tour.Expect(card is { Last4: "0000", Amount: 11, Version: 3 }, "a changed card payment");
        try
        {
            await db.Payments.Update("P2").OfType(p => p.CardPayment).Set(c => c.Amount, 11).RunAsync();
            Tour.Expect(false, "a refused update");
        }
        catch (ConditionFailedException refused)
        {
            Tour.Expect(refused.Stored is TransferPayment, "the transfer that is stored");
        }
    }
}
