using System.Text;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Stores;

/// <summary>However a service prints an item, it is the same item.</summary>
public sealed class AnswerFormTests
{
    private const string Plain = """{"ProductId":{"S":"P1"},"Name":{"S":"Tea"},"Price":{"N":"2"}}""";
    private const string Other = """{"Price":{"N":"3"},"Name":{"S":"Pot"},"ProductId":{"S":"P2"}}""";
    private static readonly Product Tea = new("P1", "Tea", 2);
    private static readonly Product Pot = new("P2", "Pot", 3);

    public static TheoryData<string> Forms =>
    [
        Plain,
        """{"Name":{"S":"Tea"},"Price":{"N":"2"},"ProductId":{"S":"P1"}}""",
        """{"Price":{"N":"2.00"},"ProductId":{"S":"P1"},"Name":{"S":"Tea"}}""",
        """{ "ProductId": { "S": "P1" }, "Name": { "S": "Tea" }, "Price": { "N": "2" } }""",
        """{"ProductId":{"S":"P1"}, "Name":{"S":"Tea"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"Name":{"S" : "Tea"},"Price":{"N":"2"} }""",
        """{"ProductId":{"S":"P1"},"Name":{"S":"T\u0065a"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"Na\u006de":{"S":"Tea"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"Name":{"\u0053":"Tea"},"Price":{"N":"2"}}""",
        """{"Colour":{"S":"red"},"ProductId":{"S":"P1"},"Name":{"S":"Tea"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"Nam":{"S":"x"},"Name":{"S":"Tea"},"Names":{"SS":["a\"}","b"]},"Price":{"N":"2"},"Name ":{"BOOL":true}}""",
        """{"ProductId":{"S":"P1"},"Deep":{"M":{"Name":{"S":"x"},"L":{"L":[{"N":"1"},{"NULL":true}]}}},"Name":{"S":"Tea"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"a\"b":{"S":"x"},"Name":{"S":"Tea"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P1"},"Name":{"S":"Pot"},"Price":{"N":"3"},"Price":{"N":"2"},"Name":{"S":"Tea"}}""",
        """{"ProductId":{"S":"P1"},"Name":{"S":"Tea"},"Price":{"N":"2"},"Price":{"NULL":true}}""",
        """{"ProductId":{"S":"P1"},"Name":{"S":"Tea"},"Price":{"N":"2E0"}}""",
        """{"ProductId":{"S":"P1"},"Name":{"S":"Tea"},"Price":{"N":"2.0000000000000000000000000000000000000"}}""",
    ];

    public static TheoryData<string> WrongItems =>
    [
        """{"ProductId":{"S":"P9"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P9"},"Name":{"NULL":true},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P9"},"Name":{"N":"7"},"Price":{"N":"2"}}""",
        """{"ProductId":{"S":"P9"},"Name":{"S":"Tea"},"Price":{"S":"2"}}""",
        """{"ProductId":{"S":"P9"},"Name":{"S":"Tea"},"Price":{"N":"two"}}""",
        """{"ProductId":{"S":"P9"},"Name":{"S":"Tea"},"Price":{"N":"0.12345678901234567890123456789012345678"}}""",
        """{"ProductId":{"S":"P9"},"Name":"Tea","Price":{"N":"2"}}""",
    ];

    public static TheoryData<string> WrongLists =>
    [
        $"[{Plain},]",
        $"[{Plain}{Other}]",
        $"[{Plain},{Other}",
        $"[{Plain},,{Other}]",
        $"[,{Plain}]",
        $"[{Plain} {Other}]",
        $"[{Plain},{Other[..^1]}]",
        $"[{Plain},{Other[..20]}",
        $"{Plain}",
        $"[{Plain},{Plain.Replace("Tea", "\n", StringComparison.Ordinal)}]",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task An_item_is_read_in_every_form(string form)
    {
        Assert.Equal(Tea, await Found(form).Products.FindAsync("P1"));
        Assert.Equal(Tea, await Database($$"""{ "ConsumedCapacity": {}, "Item" : {{form}} , "More": [1, {}] }""").Products.FindAsync("P1"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_page_is_read_whatever_the_forms_of_its_items(string form)
    {
        string[][] pages = [[form], [form, Other], [Plain, form], [Other, form, Other], [form, form, Plain, Other], [Plain, Other, form, form]];
        foreach (var page in pages)
        {
            Product[] expected = [.. page.Select(item => item == Other ? Pot : Tea)];
            foreach (var comma in (string[])[",", ", ", " ,", "\n,\r\n\t"])
            {
                foreach (var (first, last) in ((string, string)[])[("", ""), (" ", "\n")])
                {
                    var list = $"[{first}{string.Join(comma, page)}{last}]";
                    Assert.Equal(expected, await Database($$"""{"Items":{{list}},"Count":{{page.Length}} }""").Products.Scan().ToListAsync());
                    Assert.Equal(expected, await Database($$"""{"Count":{{page.Length}},"ScannedCount":9,"Items":{{list}} }""").Products.Scan().ToListAsync());
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_batch_is_read_whatever_the_forms_of_its_items(string form)
    {
        foreach (var list in (string[])[$"[{form},{Other}]", $"[{Other},{form}]", $"[ {Other} , {form} ]"])
        {
            Assert.Equal([Tea, null, Pot], await Batch(list).Products.FindManyAsync(["P1", "P3", "P2"]));
        }
    }

    [Theory]
    [InlineData("""{"FineId":{"S":"F"},"Number":{"N":"12"}}""", "F", 12)]
    [InlineData("""{"Number":{"N":"12"},"FineId":{"S":"F"}}""", "F", 12)]
    [InlineData("""{"FineId":{"S":"F"},"Number":{"N":"12.0"}}""", "F", 12)]
    [InlineData("""{"FineId":{"S":"F"},"Number":{"N":"1.2E1"}}""", "F", 12)]
    [InlineData("""{"FineId":{"S":"\u0046"},"Number":{"N":"12"}}""", "F", 12)]
    [InlineData("""{"FineId":{"S":"é中"},"Number":{"N":"-3"}}""", "é中", -3)]
    [InlineData("""{"FineId":{"S":"\u00e9中"},"Number":{"N":"-3"}}""", "é中", -3)]
    [InlineData("""{"FineId":{"S":"a\"b\\"},"Number":{"N":"0"}}""", "a\"b\\", 0)]
    public async Task An_item_of_a_batch_is_found_by_its_key_in_every_form(string item, string fine, int number)
    {
        // Keys whose texts are the same when they are written one after the other, and one that was not asked for.
        const string others = """{"FineId":{"S":"F1"},"Number":{"N":"2"}},{"FineId":{"S":"F"},"Number":{"N":"2"}},{"FineId":{"S":"X"},"Number":{"N":"2"}}""";
        foreach (var list in (string[])[$"[{item},{others}]", $"[{others},{item}]"])
        {
            var database = Database("{\"Responses\":{\"Reminders\":" + list + "}}");
            Assert.Equal(
                [new Reminder("F1", 2), null, new Reminder(fine, number), new Reminder("F", 2), new Reminder(fine, number)],
                await database.Reminders.FindManyAsync([("F1", 2), ("G", 1), (fine, number), ("F", 2), (fine, number)]));
        }
    }

    [Fact]
    public async Task A_page_goes_on_behind_its_items()
    {
        var page = await Database($$"""{"Items":[{{Plain}},{{Other}}],"Count":2,"LastEvaluatedKey":{"ProductId":{"S":"P2"} },"ScannedCount":2}""", $$"""{"Items":[{{Plain}}],"Count":1}""")
            .Products.Scan().PageAsync(2);

        Assert.Equal([Tea, Pot], page.Items);
        Assert.True(page.HasMore);
    }

    [Theory]
    [MemberData(nameof(WrongItems))]
    public async Task What_is_wrong_with_an_item_is_said_of_it(string item)
    {
        Task[] reads =
        [
            Found(item).Products.FindAsync("P9"),
            Page($"[{Plain},{item},{Other}]").Products.Scan().ToListAsync(),
            Batch($"[{Plain},{item}]").Products.FindManyAsync(["P1", "P9"]),
        ];
        foreach (var read in reads)
        {
            var wrong = await Assert.ThrowsAsync<StoredItemException>(() => read);
            Assert.Equal("P9", wrong.Key);
        }
    }

    [Theory]
    [MemberData(nameof(WrongLists))]
    public async Task What_is_no_list_is_no_answer(string list)
    {
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => Page(list).Products.Scan().ToListAsync());
        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => Batch(list).Products.FindManyAsync(["P1", "P2"]));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        byte[] answer = [.. """{"Item":{"ProductId":{"S":"P1"},"Name":{"S":"T"""u8, 0xFF, .. "\"}}}"u8];
        await Assert.ThrowsAsync<StoredItemException>(() => new ShopDb(new Canned(answer)).Products.FindAsync("P1"));
    }

    [Fact]
    public async Task Text_beyond_ASCII_is_read()
    {
        Assert.Equal("é中\U0001F600", (await Database("""{"Item":{"ProductId":{"S":"P1"},"Name":{"S":"é中😀"}}}""").Products.FindAsync("P1"))!.Name);
    }

    private static ShopDb Found(string item) => Database("{\"Item\":" + item + "}");

    private static ShopDb Page(string list) => Database("{\"Items\":" + list + "}");

    private static ShopDb Batch(string list) => Database("{\"Responses\":{\"Others\":[" + Other + "],\"Products\":" + list + "},\"UnprocessedKeys\":{}}");

    private static ShopDb Database(params string[] answers) => new(new Canned([.. answers.Select(Encoding.UTF8.GetBytes)]));

    private sealed class Canned(params byte[][] answers) : IBackend
    {
        private int _sent;

        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            new(new BackendResponse(200, "R1", answers[Math.Min(_sent++, answers.Length - 1)]));
    }
}
