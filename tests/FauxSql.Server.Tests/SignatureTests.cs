using System.Net;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Server.Tests;

/// <summary>Requests that are not signed as AWS wants them, and its words for it.</summary>
public sealed class SignatureTests
{
    private const string Missing = "MissingAuthenticationTokenException";
    private const string Incomplete = "IncompleteSignatureException";
    private const string Invalid = "InvalidSignatureException";
    private const string Good = "AWS4-HMAC-SHA256 Credential=AKID/20261124/eu-west-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc";

    public static TheoryData<string?, string?, string?, string> Refusals { get; } = new()
    {
        { null, null, Missing, "Request is missing Authentication Token" },
        { "Bearer x", SignedRequest.Date, Missing, "Request is missing Authentication Token" },
        {
            "AWS4-HMAC-SHA256 Nothing", null, Incomplete,
            "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
            + "Authorization header requires 'SignedHeaders' parameter. "
            + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Nothing"
        },
        { Good, null, Incomplete, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=" + Good },
        { Good, "201", Incomplete, "Date must be in ISO-8601 'basic format'. Got '201'. See http://en.wikipedia.org/wiki/ISO_8601" },
        {
            Good, "20261124T115459Z", Invalid,
            "Signature expired: 20261124T115459Z is now earlier than 20261124T115500Z (20261124T120000Z - 5 min.)"
        },
        {
            Good, "20261124T120501Z", Invalid,
            "Signature not yet current: 20261124T120501Z is still later than 20261124T120500Z (20261124T120000Z + 5 min.)"
        },
        { Good.Replace("host;", ""), SignedRequest.Date, Invalid, "'Host' must be a 'SignedHeader' in the AWS Authorization." },
        { Good.Replace("SHA256", "SHA25"), SignedRequest.Date, Incomplete, "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA25' (only AWS4-HMAC-SHA256 for now). " },
        {
            Good.Replace("AKID/", ""), SignedRequest.Date, Incomplete,
            "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '20261124/eu-west-1/dynamodb/aws4_request'"
        },
        { Good.Replace("aws4_request", "end"), SignedRequest.Date, Invalid, "Credential should be scoped with a valid terminator: 'aws4_request', not 'end'. " },
        {
            Good.Replace("20261124", "20261123"), SignedRequest.Date, Invalid,
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261124', from '20261124T120000Z'. "
        },
        { Good.Replace("AKID", ""), SignedRequest.Date, "UnrecognizedClientException", "The security token included in the request is invalid." },
        { Good, SignedRequest.Date, null, "" },
        { Good.Replace("eu-west-1/dynamodb", "/"), SignedRequest.Date, null, "" },
        { Good, "20261124T115500Z", null, "" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_signature_must_have_the_right_form_and_age(string? authorization, string? date, string? code, string message)
    {
        await using var server = await StartAsync();
        await AssertAsync(server, authorization, date, code, message);
    }

    [Fact]
    public async Task No_signature_counts_for_another_request()
    {
        await using var server = await StartAsync();
        foreach (var (authorization, date, code, message) in Refusals.Select(row => row.Data))
        {
            await AssertAsync(server, authorization, date, code, message);
            await AssertAsync(server, Good, SignedRequest.Date, code: null, message: "");
        }
    }

    [Theory]
    [InlineData("?X-Amz-Algorithm=AWS4-HMAC-SHA256", true, Invalid, "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.")]
    [InlineData(
        "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T120000Z", false, Incomplete,
        "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. "
        + "AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.")]
    [InlineData(
        "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261124T120000Z&X-Amz-Signature=a&X-Amz-SignedHeaders=host"
        + "&X-Amz-Credential=AKID/20261124/eu-west-1/dynamodb/aws4_request", false, null, "")]
    public async Task A_signature_may_be_in_the_query_instead(string query, bool isInHeaderToo, string? code, string message)
    {
        await using var server = await StartAsync();
        using var request = SignedRequest.Unsigned(new Uri(server.Address, query), "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        if (isInHeaderToo)
            request.Headers.TryAddWithoutValidation("Authorization", Good);

        await AssertAsync(request, code, message);
    }

    [Theory]
    [InlineData("DynamoDB_20120810.Nonsense", "com.amazon.coral.service#UnknownOperationException")]
    [InlineData("DynamoDB_20120810.", "com.amazon.coral.service#UnknownOperationException")]
    [InlineData("DynamoDB_20110101.ListTables", "com.amazon.coral.service#UnknownOperationException")]
    [InlineData("DynamoDB_20120810.ExecuteStatement", "com.amazon.coral.service#MissingAuthenticationTokenException")]
    [InlineData("DynamoDB_20120810.ListTables", "com.amazon.coral.service#MissingAuthenticationTokenException")]
    public async Task An_unknown_operation_is_found_before_the_missing_signature(string target, string code)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, cancellationToken: TestContext.Current.CancellationToken);
        using var request = SignedRequest.Unsigned(server.Address, target, "{}"u8.ToArray());
        using var client = new HttpClient();
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains($"\"{code}\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clients_whose_clock_stands_still_can_be_let_in()
    {
        await using var server = await StartAsync(Timeout.InfiniteTimeSpan);
        using var request = SignedRequest.Unsigned(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        request.Headers.TryAddWithoutValidation("Authorization", SignedRequest.Authorization("20200101T000000Z"));
        request.Headers.TryAddWithoutValidation("X-Amz-Date", "20200101T000000Z");

        await AssertAsync(request, code: null, "");
    }

    private static Task<DynamoServer> StartAsync(TimeSpan? lifetime = null)
    {
        var options = new DynamoServerOptions { Time = new StoppedClock() };
        return DynamoServer.StartAsync(
            new ScriptedBackend((_, _) => new BackendResponse(200, "", "{}"u8.ToArray())),
            lifetime is null ? options : options with { SignatureLifetime = lifetime.Value },
            TestContext.Current.CancellationToken);
    }

    private static async Task AssertAsync(DynamoServer server, string? authorization, string? date, string? code, string message)
    {
        using var request = SignedRequest.Unsigned(server.Address, "DynamoDB_20120810.ListTables", "{}"u8.ToArray());
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (date is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Date", date);

        await AssertAsync(request, code, message);
    }

    private static async Task AssertAsync(HttpRequestMessage request, string? code, string message)
    {
        using var client = new HttpClient();
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(code is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code is null ? null : "com.amazon.coral.service#" + code, (string?)body["__type"]);
        Assert.Equal(message, (string?)body["message"] ?? "");
    }
}
