using System.Text;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http.Tests;

/// <summary>
/// The published vectors of Signature Version 4: the test suite's, whose credentials, time, Region and service are always the same, and the documentation's example.
/// </summary>
public sealed class SignatureVectorTests
{
    private const string Date = "20150830T123600Z";
    private const string Host = "example.amazonaws.com";
    private const string Form = "application/x-www-form-urlencoded";

    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly AwsCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    public static TheoryData<string, string, string, string[], string, string> Vectors { get; } = new()
    {
        { "get-vanilla", "GET", "", ["host", Host, "x-amz-date", Date], "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "post-vanilla", "POST", "", ["host", Host, "x-amz-date", Date], "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
        {
            "get-vanilla-query-order-key-case", "GET", "Param1=value1&Param2=value2", ["host", Host, "x-amz-date", Date], "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
        },
        {
            "post-header-key-sort", "POST", "", ["host", Host, "my-header1", "value1", "x-amz-date", Date], "",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"
        },
        {
            "post-x-www-form-urlencoded", "POST", "", ["content-type", Form, "host", Host, "x-amz-date", Date], "Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
        },
        {
            "post-sts-header-before", "POST", "", ["host", Host, "x-amz-date", Date, "x-amz-security-token", Token], "",
            "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void The_test_suite_s_requests_have_its_signatures(string name, string method, string query, string[] headers, string body, string signature)
    {
        var names = string.Join(';', headers.Where((_, index) => index % 2 == 0));

        Assert.True(
            Authorize("service", method, query, headers, body)
                == $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={names}, Signature={signature}",
            name);
    }

    [Fact]
    public void The_documentation_s_example_has_its_signature()
    {
        string[] headers = ["content-type", Form + "; charset=utf-8", "host", "iam.amazonaws.com", "x-amz-date", Date];

        Assert.EndsWith(
            "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            Authorize("iam", "GET", "Action=ListUsers&Version=2010-05-08", headers, ""), StringComparison.Ordinal);
    }

    private static string Authorize(string service, string method, string query, string[] headers, string body)
    {
        var names = string.Join(';', headers.Where((_, index) => index % 2 == 0));
        var request = new CanonicalRequest(new byte[1024]);
        request.Begin(method, "/", query);
        foreach (var header in headers.Chunk(2))
            request.Header(header[0], header[1]);
        request.End(names, Encoding.UTF8.GetBytes(body));
        return new SigningKey(Credentials, Date[..8], "us-east-1", service, names).Authorize(Date, request.Written);
    }
}
