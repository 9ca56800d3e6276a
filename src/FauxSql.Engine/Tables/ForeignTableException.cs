namespace FauxSql.Engine.Tables;

/// <summary>A table of another account was named, which no policy gives access to; the message is its ARN.</summary>
/// <param name="arn">The table.</param>
/// <param name="caller">The account that asks.</param>
internal sealed class ForeignTableException(TableArn arn, string caller) : Exception(arn.ToString())
{
    public string Caller => caller;
}
