namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The order in which AWS reports what is wrong with an expression whose syntax is right: the whole expression is looked through for one
/// kind of mistake before the next kind is mentioned.
/// </summary>
internal enum ProblemRank
{
    Parentheses,
    ListIndex,
    UnknownFunction,
    MisusedFunction,
    Reserved,
    Section,
    UndefinedName,
    UndefinedValue,
    Overlap,
    Conflict,
    ActionType,
    OperandCount,
    Distinct,
    OperandType,
}
