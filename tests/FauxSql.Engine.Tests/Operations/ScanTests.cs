namespace FauxSql.Engine.Tests.Operations;

public sealed class ScanTests
{
    [Theory]
    [InlineData(1, "")]
    [InlineData(7, "")]
    [InlineData(3, ""","IndexName":"Idx" """)]
    public void Segments_and_pages_cover_everything_once(int segments, string index)
    {
        using var dynamo = new Dynamo().WithTable();
        for (var i = 0; i < 100; i++)
            dynamo.Put($$$$$"""{"p":{"S":"p{{{{{i}}}}}"},"s":{"N":"{{{{{i}}}}}"},"g":{"S":"g{{{{{i % 9}}}}}"},"h":{"N":"1"}}""");
        var found = new List<string>();
        for (var segment = 0; segment < segments; segment++)
        {
            var start = "";
            do
            {
                var page = dynamo.Ok("Scan", $$"""{"TableName":"Tab","Limit":9,"Segment":{{segment}},"TotalSegments":{{segments}} {{index}} {{start}} }""");
                found.AddRange(page.GetProperty("Items").EnumerateArray().Select(i => i.GetProperty("p").GetProperty("S").GetString()!));
                start = page.TryGetProperty("LastEvaluatedKey", out var last) ? $""","ExclusiveStartKey":{last}""" : "";
            }
            while (start != "");
        }

        Assert.Equal(100, found.Count);
        Assert.Equal(100, found.Distinct().Count());
    }

    [Fact]
    public void A_filter_may_name_keys()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put("""{"p":{"S":"a"},"s":{"N":"1"}}""");
        dynamo.Put("""{"p":{"S":"b"},"s":{"N":"1"}}""");
        var answer = dynamo.Ok("Scan", """{"TableName":"Tab","FilterExpression":"p = :p","ExpressionAttributeValues":{":p":{"S":"a"}}}""");
        Assert.Equal((1, 2), (answer.GetProperty("Count").GetInt32(), answer.GetProperty("ScannedCount").GetInt32()));
    }

    [Fact]
    public void A_segment_needs_a_total()
    {
        using var dynamo = new Dynamo().WithTable();
        Assert.Contains("TotalSegments parameter is required", dynamo.Fail("Scan", """{"TableName":"Tab","Segment":1}"""), StringComparison.Ordinal);
        Assert.Contains("is not less than TotalSegments: 1", dynamo.Fail("Scan", """{"TableName":"Tab","Segment":1,"TotalSegments":1}"""), StringComparison.Ordinal);
    }
}
