using System.Text;
using FauxSql.Protocol.Errors;

namespace FauxSql.Protocol.Tests.Errors;

public sealed class ServiceErrorTests
{
    [Theory]
    [InlineData(ErrorCodes.Validation)]
    [InlineData(ErrorCodes.ConditionalCheckFailed)]
    [InlineData(ErrorCodes.TransactionCanceled)]
    [InlineData(ErrorCodes.Serialization)]
    public void Errors_round_trip(string code)
    {
        var read = ServiceError.Read(new ServiceError(code, "why", default).Write());
        Assert.Equal((code, "why"), (read.Code, read.Message));
    }

    [Theory]
    [InlineData("<html>502</html>")]
    [InlineData("[]")]
    [InlineData("\"no\"")]
    [InlineData("")]
    public void What_is_no_error_body_is_kept_as_text(string body)
    {
        var read = ServiceError.Read(Encoding.UTF8.GetBytes(body));
        Assert.Equal(("Unknown", body), (read.Code, read.Message));
    }

    [Fact]
    public void Fields_of_the_wrong_type_are_left_out() =>
        Assert.Equal("", ServiceError.Read("""{"__type":1,"message":null}"""u8.ToArray()).Code);
}
