namespace FauxSql.Http.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void The_checksum_is_that_of_IEEE_802_3() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Any_bytes_of_any_length_have_the_checksum_of_the_library()
    {
        var random = new Random(1);
        for (var length = 0; length < 200; length++)
        {
            var bytes = new byte[length + 3];
            random.NextBytes(bytes);
            for (var start = 0; start < 3; start++)
                Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(bytes.AsSpan(start, length)), Crc32.Of(bytes.AsSpan(start, length)));
        }
    }
}
