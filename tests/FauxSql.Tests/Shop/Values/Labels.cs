namespace FauxSql.Tests.Shop;

/// <summary>A collection of its own kind, without value equality of its parts.</summary>
internal sealed record Labels(string Text);
