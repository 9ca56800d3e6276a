namespace FauxSql.Protocol.Expressions;

/// <summary>What was read where an operand may stand: a function that answers yes or no is a condition instead.</summary>
/// <param name="Operand">The operand; without meaning when there is a condition.</param>
/// <param name="Function">The function's name, or <see langword="null"/> for a path or a value.</param>
/// <param name="Condition">The condition that the function is, or <see langword="null"/>.</param>
internal readonly record struct ReadOperand(Operand Operand, string? Function = null, Condition? Condition = null);
