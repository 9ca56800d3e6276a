namespace FauxSql.Tooling.Hosting;

/// <summary>How far the fill with sample data came.</summary>
internal readonly record struct FillState(bool IsComplete, int Scale);
