using FauxSql.Protocol.Capacity;

namespace FauxSql.Protocol.Tests.Capacity;

public sealed class CapacityUnitsTests
{
    [Theory]
    [InlineData(0, false, 0.5)]
    [InlineData(4096, false, 0.5)]
    [InlineData(4097, false, 1)]
    [InlineData(4096, true, 1)]
    [InlineData(4097, true, 2)]
    public void Reads_round_up_to_4_KB(int bytes, bool consistent, double units) => Assert.Equal(units, CapacityUnits.Read(bytes, consistent));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1024, 1)]
    [InlineData(0, 1025, 2)]
    [InlineData(3000, 10, 3)]
    public void Writes_round_the_larger_size_up_to_1_KB(int before, int after, double units)
    {
        Assert.Equal(units, CapacityUnits.Write(before, after));
        Assert.Equal(2 * units, CapacityUnits.WriteTransactional(before, after));
    }
}
