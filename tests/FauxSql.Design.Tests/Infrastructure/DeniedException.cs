namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>No policy allows a request.</summary>
internal sealed class DeniedException(string message) : Exception(message);
