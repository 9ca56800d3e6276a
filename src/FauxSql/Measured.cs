namespace FauxSql;

/// <summary>The result of an operation that was run, and what it used.</summary>
/// <typeparam name="T">What the operation results in.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="Used">What was used: <see cref="Plan"/> afterwards.</param>
public sealed record Measured<T>(T Result, Usage Used);
