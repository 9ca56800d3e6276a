namespace FauxSql.Testing.Tests;

public sealed class PostFixture : DatabaseFixture<PostDb>;
