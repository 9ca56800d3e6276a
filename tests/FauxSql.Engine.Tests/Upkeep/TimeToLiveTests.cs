namespace FauxSql.Engine.Tests.Upkeep;

/// <summary>Items whose time to live is over are deleted in the background.</summary>
public sealed class TimeToLiveTests
{
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData("""{"N":"{0}"}""", -1, true)]
    [InlineData("""{"N":"{0}.5"}""", -2, true)]
    [InlineData("""{"N":"{0}"}""", 3600, false)]
    [InlineData("""{"S":"{0}"}""", -1, false)]
    [InlineData("""{"N":"{0}"}""", -5 * 366 * 86400, false)]
    [InlineData("""{"N":"{0}"}""", -4 * 365 * 86400, true)]
    [InlineData("""{"N":"0"}""", 0, false)]
    [InlineData("""{"L":[{"N":"{0}"}]}""", -1, false)]
    public void Only_numbers_of_the_last_five_years_are_over(string value, int secondsFromNow, bool isOver)
    {
        using var dynamo = WithTimeToLive();
        var end = _time.GetUtcNow().ToUnixTimeSeconds() + 60 + secondsFromNow;
        dynamo.Put($$"""{"p":{"S":"a"},"s":{"N":"1"},"end":{{value.Replace("{0}", $"{end}", StringComparison.Ordinal)}} }""");
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(isOver, dynamo.Get("a", 1) is null);
    }

    [Fact]
    public void Items_stay_until_the_next_search_and_leave_their_indexes_too()
    {
        using var dynamo = WithTimeToLive();
        for (var i = 0; i < 1200; i++)
            dynamo.Put($$$"""{"p":{"S":"p{{{i}}}"},"s":{"N":"1"},"g":{"S":"g"},"h":{"N":"{{{i}}}"},"end":{"N":"{{{_time.GetUtcNow().ToUnixTimeSeconds() + (i % 2 * 3600) - 1}}}"} } """);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1200, Count(dynamo, ""));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(600, Count(dynamo, ""));
        Assert.Equal(600, Count(dynamo, ""","IndexName":"Idx" """));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, Count(dynamo, ""));
    }

    [Fact]
    public void Nothing_is_deleted_where_there_is_no_time_to_live_or_no_search()
    {
        using var off = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time, TimeToLiveInterval = Timeout.InfiniteTimeSpan }));
        using var none = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time }));
        foreach (var dynamo in new[] { off, none })
            dynamo.WithTable().Put("""{"p":{"S":"a"},"s":{"N":"1"},"end":{"N":"1777000000"} } """);
        off.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"} } """);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(off.Get("a", 1));
        Assert.NotNull(none.Get("a", 1));
    }

    [Fact]
    public void Nothing_is_deleted_once_the_time_to_live_is_given_up()
    {
        using var dynamo = WithTimeToLive();
        dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":false,"AttributeName":"end"}}""");
        var described = dynamo.Ok("DescribeTimeToLive", """{"TableName":"Tab"}""").GetProperty("TimeToLiveDescription");
        Assert.Equal("""{"TimeToLiveStatus":"DISABLED"}""", described.GetRawText());
        dynamo.Put($$$"""{"p":{"S":"a"},"s":{"N":"1"},"end":{"N":"{{{_time.GetUtcNow().ToUnixTimeSeconds() - 1}}}"} } """);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(dynamo.Get("a", 1));

        dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"}}""");
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Null(dynamo.Get("a", 1));
    }

    [Fact]
    public void The_search_goes_on_after_the_end_of_the_process()
    {
        using var file = new TemporaryFile();
        using (var dynamo = new Dynamo(EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { Time = _time })).WithTable())
        {
            dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"}}""");
            dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"},"end":{"N":"1777000000"}}""");
        }

        using var reopened = new Dynamo(EmbeddedDynamo.Open(file.Path, new EmbeddedDynamoOptions { Time = _time }));
        Assert.NotNull(reopened.Get("a", 1));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(reopened.Get("a", 1));
    }

    [Fact]
    public void Searches_that_can_find_nothing_are_left_out_and_miss_nothing()
    {
        using var dynamo = WithTimeToLive();
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        void Put(string p, int minutes) => dynamo.Put($$$"""{"p":{"S":"{{{p}}}"},"s":{"N":"1"},"end":{"N":"{{{now + (60 * minutes) - 1}}}"} } """);
        Put("third", 3);
        Put("fifth", 5);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Count(dynamo, ""));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(dynamo.Get("third", 1));
        _time.Advance(TimeSpan.FromMinutes(1));
        Put("now", 4);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Count(dynamo, ""));
    }

    private Dynamo WithTimeToLive()
    {
        var dynamo = new Dynamo(EmbeddedDynamo.InMemory(new EmbeddedDynamoOptions { Time = _time })).WithTable();
        dynamo.Ok("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"end"} } """);
        return dynamo;
    }

    private static int Count(Dynamo dynamo, string index) =>
        dynamo.Ok("Scan", $$"""{"TableName":"Tab","Select":"COUNT"{{index}} }""").GetProperty("Count").GetInt32();
}
