namespace FauxSql.Cli.Tests;

/// <summary>The tests that build the samples themselves, one after another: two builds of the same project disturb each other.</summary>
[CollectionDefinition(Name)]
public sealed class UpCollection
{
    public const string Name = "up";
}
