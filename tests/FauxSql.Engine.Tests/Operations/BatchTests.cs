namespace FauxSql.Engine.Tests.Operations;

public sealed class BatchTests
{
    [Fact]
    public void A_batch_writes_deletes_and_reads()
    {
        using var dynamo = new Dynamo().WithTable();
        dynamo.Put("""{"p":{"S":"z"},"s":{"N":"1"}}""");
        var written = dynamo.Ok("BatchWriteItem", $$$$$"""
            {"ReturnConsumedCapacity":"TOTAL","RequestItems":{"Tab":[{"PutRequest":{"Item":{{{{{Dynamo.Key("a", 1)}}}}} }},{"DeleteRequest":{"Key":{{{{{Dynamo.Key("z", 1)}}}}} }}]}}
            """);
        Assert.Equal("{}", written.GetProperty("UnprocessedItems").GetRawText());
        Assert.Equal(2, written.GetProperty("ConsumedCapacity")[0].GetProperty("CapacityUnits").GetDouble());
        var read = dynamo.Ok("BatchGetItem", $$$$$"""{"RequestItems":{"Tab":{"Keys":[{{{{{Dynamo.Key("a", 1)}}}}},{{{{{Dynamo.Key("z", 1)}}}}}]}}}""");
        Assert.Equal(1, read.GetProperty("Responses").GetProperty("Tab").GetArrayLength());
        Assert.Equal("{}", read.GetProperty("UnprocessedKeys").GetRawText());
    }

    [Fact]
    public void Duplicates_and_too_many_are_refused()
    {
        using var dynamo = new Dynamo().WithTable();
        var put = $$$$$"""{"PutRequest":{"Item":{{{{{Dynamo.Key("a", 1)}}}}} }}""";
        Assert.Equal("ValidationException: Provided list of item keys contains duplicates", dynamo.Fail(
            "BatchWriteItem", $$$$$"""{"RequestItems":{"Tab":[{{{{{put}}}}},{{{{{put}}}}}]}}"""));
        var puts = string.Join(',', Enumerable.Range(0, 26).Select(i => $$$$$"""{"PutRequest":{"Item":{{{{{Dynamo.Key("a", i)}}}}} }}"""));
        Assert.Contains("Map value must satisfy constraint: [Member must have length less than or equal to 25", dynamo.Fail(
            "BatchWriteItem", $$$$$"""{"RequestItems":{"Tab":[{{{{{puts}}}}}]}}"""), StringComparison.Ordinal);
        Assert.Equal("ValidationException: Too many items requested for the BatchWriteItem call", dynamo.Fail(
            "BatchWriteItem", $$$$$"""{"RequestItems":{"Tab":[{{{{{puts[..puts.LastIndexOf(",{", StringComparison.Ordinal)]}}}}}],"Other":[{{{{{put}}}}}]}}"""));
        Assert.Equal("ValidationException: Provided list of item keys contains duplicates", dynamo.Fail(
            "BatchGetItem", $$$$$"""{"RequestItems":{"Tab":{"Keys":[{{{{{Dynamo.Key("a", 1)}}}}},{{{{{Dynamo.Key("a", 1)}}}}}]}}}"""));
    }

    [Fact]
    public void More_than_16_MB_is_left_unprocessed()
    {
        using var dynamo = new Dynamo().WithTable();
        var text = new string('x', 400_000);
        for (var i = 0; i < 50; i++)
            dynamo.Put($$$$$"""{"p":{"S":"a"},"s":{"N":"{{{{{i}}}}}"},"t":{"S":"{{{{{text}}}}}"}}""");
        var keys = string.Join(',', Enumerable.Range(0, 50).Select(i => Dynamo.Key("a", i)));
        var answer = dynamo.Ok("BatchGetItem", $$$$$"""{"RequestItems":{"Tab":{"Keys":[{{{{{keys}}}}}]}}}""");
        var read = answer.GetProperty("Responses").GetProperty("Tab").GetArrayLength();
        Assert.Equal(41, read);
        Assert.Equal(50 - read, answer.GetProperty("UnprocessedKeys").GetProperty("Tab").GetProperty("Keys").GetArrayLength());
    }
}
