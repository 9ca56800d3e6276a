using System.Globalization;
using System.Text;
using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Everyday;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Telemetry;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Finders whose index is not there, and that another index answers.</summary>
public abstract class FallbackSuite<TBackend> : BackendSuite<TBackend, TrackerDb>
    where TBackend : IBackendUnderTest
{
    private const int Attachments = 30;

    private readonly List<DatabaseEvent> _events = [];

    protected override TrackerDb Open(IBackend backend, ILayout layout) => new(backend, layout, new() { OnEvent = _events.Add });

    [Fact]
    public async Task Every_kind_of_query_finds_what_its_own_index_would()
    {
        await FillAsync();
        var before = await EverythingAsync();
        await DropAsync("FolderNoteIndex");
        await DropAsync("NewFolderIndex");
        Assert.Equal(before, await EverythingAsync());

        Assert.Equal(Attachments - 1, await Db.Attachments.ByNewFolder("A").After(0).UpdateAllAsync(update => update.Set(attachment => attachment.Reads, 7), Token));
        Assert.Equal(Attachments - 1, (await Db.Attachments.ByFolder("A").ToListAsync(Token)).Count(attachment => attachment.Reads == 7));
    }

    [Fact]
    public async Task A_page_goes_on_in_the_index_that_it_began_in()
    {
        await FillAsync();
        var own = await Db.Attachments.ByNewFolder("A").PageAsync(4, cancellationToken: Token);
        await DropAsync("NewFolderIndex");
        var refused = await Assert.ThrowsAsync<IndexNotReadyException>(() => Db.Attachments.ByNewFolder("A").PageAsync(4, own.Next, Token));
        Assert.Equal("NewFolderIndex", refused.Index);

        var first = await Db.Attachments.ByNewFolder("A").PageAsync(4, cancellationToken: Token);
        await MakeAsync("NewFolderIndex");
        Trace.Reset();
        Assert.Equal(NumbersOf(await Db.Attachments.ByFolder("A").ToListAsync(Token)), NumbersOf([.. first.Items, .. await RestAsync(first.Next)]));
        Assert.DoesNotContain(Trace.Used.Requests, request => request.Target.EndsWith("NewFolderIndex", StringComparison.Ordinal));
        Assert.Equal(NumbersOf(own.Items), NumbersOf((await Db.Attachments.ByNewFolder("A").PageAsync(4, cancellationToken: Token)).Items));
        Assert.Equal(Attachments, own.Items.Count + (await RestAsync(own.Next)).Count);
        Assert.Contains(Trace.Used.Requests, request => request.Target.EndsWith("NewFolderIndex", StringComparison.Ordinal));

        async Task<List<Attachment>> RestAsync(string? cursor)
        {
            var rest = new List<Attachment>();
            while (cursor is not null)
            {
                var page = await Db.Attachments.ByNewFolder("A").PageAsync(4, cursor, Token);
                rest.AddRange(page.Items);
                cursor = page.Next;
            }

            return rest;
        }
    }

    [Fact]
    public async Task A_bound_that_is_reached_says_where_to_go_on()
    {
        await FillAsync();
        await DropAsync("NewFolderIndex");
        var query = Db.Attachments.ByNewFolder("A").Within(10);
        var reached = await Assert.ThrowsAsync<ReadLimitException>(() => query.ToListAsync(Token));
        await MakeAsync("NewFolderIndex");
        Assert.Equal(10, (await query.PageAsync(3, reached.Next, Token)).Items[0].Size);
    }

    [Fact]
    public async Task It_costs_one_more_round_trip_and_is_told_once()
    {
        await FillAsync();
        await DropAsync("FolderNoteIndex");
        Trace.Reset();
        _events.Clear();
        Assert.Equal(Attachments, await Db.Attachments.ByFolderNote("A").CountAsync(Token));
        Assert.Equal(2, Trace.RoundTrips);
        await Db.Attachments.ByFolderNote("A").ToListAsync(Token);
        var told = Assert.Single(_events, happened => happened.Kind == DatabaseEventKind.IndexReplaced);
        Assert.Equal("FolderNoteIndex of Attachment is not there yet, and FolderIndex was read in its place, with a round trip more. 'fauxsql apply' makes it", told.ToString());
    }

    [Fact]
    public async Task An_index_that_holds_less_answers_for_none()
    {
        await FillAsync();
        await DropAsync("FolderIndex");
        await DropAsync("NewFolderIndex");
        await Assert.ThrowsAsync<IndexNotReadyException>(() => Db.Attachments.ByFolder("A").ToListAsync(Token));
        await Assert.ThrowsAsync<IndexNotReadyException>(() => Db.Attachments.ByNewFolder("A").ToListAsync(Token));
        Assert.Equal(Attachments, await Db.Attachments.ByFolderNote("A").CountAsync(Token));
    }

    private async Task FillAsync()
    {
        NeedsIndexChanges();
        await Db.Attachments.PutManyAsync(Enumerable.Range(0, Attachments).Select(number => new Attachment { AttachmentId = $"C{number}", Folder = "A", Size = number, Note = $"note {number}" }), cancellationToken: Token);
    }

    private async Task<string> EverythingAsync()
    {
        var (whole, narrow, seen) = (Db.Attachments.ByNewFolder("A"), Db.Attachments.ByFolderNote("A"), new StringBuilder());
        Add("list", (await whole.ToListAsync(Token)).Select(attachment => attachment.ToString()));
        Add("narrow list", (await narrow.ToListAsync(Token)).Select(attachment => attachment.ToString()));
        Add("newest", NumbersOf(await whole.Newest().Take(5).ToListAsync(Token)));
        Add("between", NumbersOf(await whole.Between(4, 9).ToListAsync(Token)));
        Add("filter", NumbersOf(await whole.Where(attachment => attachment.Note == "note 7" | attachment.Note == "note 12").ToListAsync(Token)));
        Add("first", [$"{await whole.FirstOrDefaultAsync(Token)}", $"{await narrow.FirstOrDefaultAsync(Token)}"]);
        Add("count", [$"{await whole.CountAsync(Token)}", $"{await narrow.After(20).CountAsync(Token)}"]);
        Add("any", [$"{await whole.AnyAsync(Token)}", $"{await Db.Attachments.ByNewFolder("B").AnyAsync(Token)}"]);
        Add("select", await whole.Select(attachment => attachment.Note).ToListAsync(Token));
        var each = new List<string>();
        await foreach (var attachment in narrow.AsAsyncEnumerable(Token))
            each.Add(attachment.ToString());
        Add("each", each);
        var (page, pages) = (await narrow.PageAsync(7, cancellationToken: Token), new List<string>());
        for (; page.Next is not null; page = await narrow.PageAsync(7, page.Next, Token))
            pages.AddRange(page.Items.Select(attachment => attachment.ToString()));
        Add("pages", pages);
        Add("together", NumbersOf(await new[] { whole.Take(2), Db.Attachments.ByNewFolder("B") }.Together().RunAsync(Token)));
        return seen.ToString();

        void Add(string what, IEnumerable<string> found) => seen.AppendLine(CultureInfo.InvariantCulture, $"{what}: {string.Join(", ", found)}");
    }

    private static IEnumerable<string> NumbersOf(IEnumerable<Attachment> attachments) => attachments.Select(attachment => attachment.Size.ToString(CultureInfo.InvariantCulture));

    private Task DropAsync(string index) => ChangeAsync(index, $$"""{"Delete":{"IndexName":"{{index}}"} }""", active => active is null);

    private Task MakeAsync(string index) => ChangeAsync(
        index,
        $$"""{"Create":{"IndexName":"{{index}}","KeySchema":[{"AttributeName":"Folder","KeyType":"HASH"},{"AttributeName":"Size","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"} } }""",
        active => active == "ACTIVE");

    private PhysicalTable Table => Layout.Tables(Db.Schema).Single(table => table.Name.EndsWith("Attachments", StringComparison.Ordinal));

    private async Task ChangeAsync(string index, string change, Func<string?, bool> isDone)
    {
        var attributes = $$"""[{"AttributeName":"Folder","AttributeType":"S"},{"AttributeName":"Size","AttributeType":"N"}]""";
        var body = $$"""{"TableName":"{{Table.Name}}","AttributeDefinitions":{{attributes}},"GlobalSecondaryIndexUpdates":[{{change}}]}""";
        using (var answer = await Backend.SendAsync(new BackendRequest("UpdateTable", Encoding.UTF8.GetBytes(body), CallContext.None), Token))
            Assert.True(answer.IsSuccess, Encoding.UTF8.GetString(answer.Body.Span));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(10)); // as long as AWS may take
        while (!isDone((await DatabaseTools.InspectTablesAsync(Db, patience.Token)).Single(one => one.Name == Table.Name).Indexes.Single(one => one.Key == index).Value))
            await Task.Delay(20, patience.Token);
    }
}
