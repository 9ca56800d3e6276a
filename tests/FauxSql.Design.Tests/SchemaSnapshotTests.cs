using FauxSql.Schema;

namespace FauxSql.Design.Tests;

public sealed class SchemaSnapshotTests
{
    [Fact]
    public void Any_schema_is_the_same_after_it_was_written_and_read()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var schema = RandomSchema.Of(seed);
            Assert.True(schema == SchemaSnapshot.Read(SchemaSnapshot.Write(schema)), $"Seed {seed}");
        }
    }
}
