namespace FauxSql.Design.Advice;

/// <summary>A limit of DynamoDB that the model comes near to.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Where">What meets it.</param>
/// <param name="PerSecond">The rate at which it is met, or <see langword="null"/> where it is no rate.</param>
/// <param name="Used">How much of it is used now, as a fraction, as far as that is known.</param>
public sealed record AdviceLimit(string Limit, string Where, double? PerSecond, double? Used);
