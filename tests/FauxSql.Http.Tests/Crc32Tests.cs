namespace FauxSql.Http.Tests;

public sealed class Crc32Tests
{
    [Fact]
    public void The_checksum_is_that_of_IEEE_802_3() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void Any_bytes_of_any_length_have_the_checksum_of_the_library_with_and_without_the_instruction_for_it()
    {
        var random = new Random(1);
        for (var length = 0; length < 600; length++)
        {
            var bytes = new byte[length + 3];
            random.NextBytes(bytes);
            for (var start = 0; start < 3; start++)
            {
                var expected = System.IO.Hashing.Crc32.HashToUInt32(bytes.AsSpan(start, length));
                Assert.Equal(expected, Crc32.Of(bytes.AsSpan(start, length)));
                Assert.Equal(expected, ~Crc32.Tabled(uint.MaxValue, bytes.AsSpan(start, length)));
            }
        }
    }
}
