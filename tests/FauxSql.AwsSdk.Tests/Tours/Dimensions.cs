namespace FauxSql.AwsSdk.Tests.Tours;

/// <summary>Width and height, stored as one text.</summary>
public sealed record Dimensions(int Width, int Height);
