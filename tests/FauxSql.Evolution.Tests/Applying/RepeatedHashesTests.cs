using System.Globalization;
using FauxSql.Evolution.Applying;

namespace FauxSql.Evolution.Tests.Applying;

public sealed class RepeatedHashesTests
{
    [Fact]
    public void Each_hash_that_was_added_more_than_once_is_found_once()
    {
        var random = new Random(7);
        var hashes = Enumerable.Range(0, 20_000).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64())).ToArray();
        using var repeated = new RepeatedHashes();
        Parallel.ForEach([.. hashes, .. hashes.Take(700), .. hashes.Take(300)], repeated.Add);
        Assert.Equal(hashes.Take(700).Order(), repeated.Find().Order());
    }

    [Fact]
    public void One_hash_however_often_is_one()
    {
        using var repeated = new RepeatedHashes();
        for (var number = 0; number < 10_000; number++)
            repeated.Add(5);
        Assert.Equal(["5"], repeated.Find().Select(hash => hash.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Nothing_repeated_is_nothing_found()
    {
        using var repeated = new RepeatedHashes();
        repeated.Add(1);
        repeated.Add(2);
        Assert.Empty(repeated.Find());
    }
}
