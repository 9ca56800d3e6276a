using System.Buffers.Text;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Cursors;

/// <summary>A cursor that was in a browser goes on where it was, or is refused.</summary>
public sealed class CursorProtectionTests : ShopTest
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly byte[] NewKey = RandomNumberGenerator.GetBytes(48);

    private static readonly Dictionary<string, CursorProtection> Protections = new(StringComparer.Ordinal)
    {
        ["none"] = CursorProtection.None,
        ["signed"] = CursorProtection.Signed(Key),
        ["encrypted"] = CursorProtection.Encrypted(Key),
    };

    public static TheoryData<string> Names { get; } = [.. Protections.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cursor_goes_on_in_another_process_with_the_same_key(string name)
    {
        var page = await ShopWith(Protections[name]).Orders.ByCustomer("C1").PageAsync(1);

        Assert.Matches("^[A-Za-z0-9_-]+$", page.Next!);
        Assert.Equal("O2", (await ShopWith(Protections[name]).Orders.ByCustomer("C1").PageAsync(1, page.Next)).Items[0].OrderId);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_cursor_is_refused_anywhere_else(string name)
    {
        var db = ShopWith(Protections[name]);
        var cursor = (await db.Orders.ByCustomer("C1").PageAsync(1)).Next;

        Assert.Throws<CursorException>(() => db.Orders.ByCustomer("C2").Page(1, cursor));
        Assert.Throws<CursorException>(() => db.Orders.ByCustomer("C1").Newest().Page(1, cursor));
        Assert.Throws<CursorException>(() => db.Orders.ByCustomer("C1").After("2025").Page(1, cursor));
        Assert.Throws<CursorException>(() => db.Orders.ByCustomer("C1").Where(o => o.Total > 1).Page(1, cursor));
        Assert.Throws<CursorException>(() => db.Orders.Scan().Page(1, cursor));
        Assert.Throws<CursorException>(() => db.OrderItems.ByOrder("O1").Page(1, cursor));
        Assert.Throws<CursorException>(() => new ShopDb(Engine, new MultiTableLayout("dev-"), new DatabaseOptions { Cursors = Protections[name] }).Orders.ByCustomer("C1").Page(1, cursor));
        foreach (var (_, other) in Protections.Where(other => other.Key != name))
            Assert.Throws<CursorException>(() => ShopWith(other).Orders.ByCustomer("C1").Page(1, cursor));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Keys_are_rotated_by_accepting_the_older_one(bool isEncrypted)
    {
        var cursor = (await ShopWith(Protection(Key)).Orders.ByCustomer("C1").PageAsync(1)).Next;

        Assert.Throws<CursorException>(() => ShopWith(Protection(NewKey)).Orders.ByCustomer("C1").Page(1, cursor));
        var rotated = ShopWith(Protection(NewKey, Key));
        Assert.Equal("O2", (await rotated.Orders.ByCustomer("C1").PageAsync(1, cursor)).Items[0].OrderId);
        var newer = (await rotated.Orders.ByCustomer("C1").PageAsync(1)).Next;
        Assert.Throws<CursorException>(() => ShopWith(Protection(Key)).Orders.ByCustomer("C1").Page(1, newer));
        Assert.NotNull(ShopWith(Protection(NewKey)).Orders.ByCustomer("C1").Page(1, newer));

        CursorProtection Protection(byte[] key, params byte[][] older) => isEncrypted ? CursorProtection.Encrypted(key, older) : CursorProtection.Signed(key, older);
    }

    [Fact]
    public async Task Only_an_encrypted_cursor_hides_the_keys_in_it()
    {
        Assert.Contains("\"C1\"", Text((await ShopWith(Protections["signed"]).Orders.ByCustomer("C1").PageAsync(1)).Next!), StringComparison.Ordinal);
        var first = (await ShopWith(Protections["encrypted"]).Orders.ByCustomer("C1").PageAsync(1)).Next!;
        var again = (await ShopWith(Protections["encrypted"]).Orders.ByCustomer("C1").PageAsync(1)).Next!;

        Assert.DoesNotContain("C1", Text(first), StringComparison.Ordinal);
        Assert.NotEqual(first, again);

        static string Text(string cursor) => Encoding.Latin1.GetString(Base64Url.DecodeFromChars(cursor));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Random_text_and_flipped_bits_are_refused(string name)
    {
        var query = ShopWith(Protections[name]).Orders.ByCustomer("C1");
        var cursor = Base64Url.DecodeFromChars((await query.PageAsync(1)).Next!);
        foreach (var bit in Enumerable.Range(0, cursor.Length * 8))
        {
            var flipped = cursor.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<CursorException>(() => query.Page(1, Base64Url.EncodeToString(flipped)));
        }

        foreach (var length in Enumerable.Range(1, cursor.Length - 1))
            Assert.Throws<CursorException>(() => query.Page(1, Base64Url.EncodeToString(cursor.AsSpan(0, length))));
        Gen.Byte.Array[1, 200].Select(bytes => Base64Url.EncodeToString(bytes)).Sample(text => Assert.Throws<CursorException>(() => query.Page(1, text)));
        Gen.String[1, 60].Sample(text => Assert.Throws<CursorException>(() => query.Page(1, text)));
    }

    [Theory]
    [InlineData("""{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"Date":{"S":"2026-01-01"}},"Limit":1,"x":{"a":1}""")]
    [InlineData("""{"OrderId":{"S":"O1"},"CustomerId":{"S":"C2"},"Date":{"S":"2026-01-01"}}""")]
    [InlineData("""{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"}}""")]
    [InlineData("""{"OrderId":{"S":"O1"},"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"}}""")]
    [InlineData("""{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"Date":{"S":"2026-01-01"},"Note":{"S":"x"}}""")]
    [InlineData("""{"OrderId":{"X":"O1"},"CustomerId":{"S":"C1"},"Date":{"S":"2026-01-01"}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Who_can_seal_can_go_nowhere_else_in_the_query(string position)
    {
        var query = Direct.Orders.ByCustomer("C1");

        Assert.Throws<CursorException>(() => query.Page(1, Sealed(query, position)));
    }

    [Fact]
    public async Task Who_can_seal_can_begin_elsewhere_in_the_query() => Assert.Empty((await Direct.Orders.ByCustomer("C1")
        .PageAsync(1, Sealed(Direct.Orders.ByCustomer("C1"), """{"OrderId":{"S":"X"},"CustomerId":{"S":"C1"},"Date":{"S":"2026-09-01"}}"""))).Items);

    [Fact]
    public void A_short_key_is_refused() => Assert.Contains("32", Assert.Throws<ArgumentException>(() => CursorProtection.Signed(new byte[31])).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Cursors_of_a_sharded_index_are_protected_too()
    {
        foreach (var i in Enumerable.Range(0, 30))
            await Direct.Parcels.InsertAsync(new Parcel("D", i, "open", i));
        var query = ShopWith(Protections["encrypted"]).Parcels.ByStatus("open").Select(p => p.Number);
        var seen = new List<int>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await query.PageAsync(7, cursor);
            seen.AddRange(page.Items);
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 30), seen);
    }

    // Printing is nothing that the library offers, so a forger is played by reflection.
    private string Sealed(object query, string position)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var range = query.GetType().GetProperty("Range", any)!.GetValue(query);
        return (string)typeof(DynamoDatabase).Assembly.GetType("FauxSql.Cursors.Cursor")!.GetMethod("Print", any)!
            .Invoke(null, [Direct, range, new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(position))])!;
    }

    private ShopDb ShopWith(CursorProtection protection) => new(Engine, options: new DatabaseOptions { Cursors = protection });
}
