namespace FauxSql.Tooling;

/// <summary>What was asked cannot be done with this project. The message says why and what to do, for a person to read.</summary>
public sealed class ToolingException(string message) : Exception(message);
