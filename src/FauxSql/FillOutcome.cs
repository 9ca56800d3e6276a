namespace FauxSql;

/// <summary>What a fill with sample data found or did.</summary>
/// <param name="IsFilled">Whether it filled the tables now; otherwise they hold data, which was kept.</param>
/// <param name="Scale">The scale of the sample data that is there, or <see langword="null"/> when the data is other data.</param>
public readonly record struct FillOutcome(bool IsFilled, int? Scale);
