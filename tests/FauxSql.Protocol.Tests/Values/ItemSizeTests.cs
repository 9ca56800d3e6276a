using System.Text;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Values;

public sealed class ItemSizeTests
{
    [Theory]
    [InlineData("""{}""", 0)]
    [InlineData("""{"Id":{"S":"abc"}}""", 5)]
    [InlineData("""{"Id":{"S":"ü"}}""", 4)]
    [InlineData("""{"Id":{"S":"\u00fc"}}""", 4)]
    [InlineData("""{"Id":{"B":"AAEC"}}""", 5)]
    [InlineData("""{"Id":{"BOOL":true}}""", 3)]
    [InlineData("""{"Id":{"NULL":true}}""", 3)]
    [InlineData("""{"Id":{"N":"123"}}""", 5)]
    [InlineData("""{"Id":{"SS":["ab","c"]}}""", 5)]
    [InlineData("""{"Id":{"L":[]}}""", 5)]
    [InlineData("""{"Id":{"L":[{"S":"ab"}]}}""", 8)]
    [InlineData("""{"Id":{"M":{"a":{"S":"b"}}}}""", 8)]
    public void Names_and_values_count(string item, int bytes)
    {
        Assert.Equal(bytes, ItemSize.Of(Encoding.UTF8.GetBytes(item)));
        var parsed = ItemJson.Parse(Encoding.UTF8.GetBytes(item));
        Assert.Equal(bytes, parsed.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + attribute.Value.SizeInBytes));
    }
}
