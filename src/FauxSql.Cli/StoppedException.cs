namespace FauxSql.Cli;

/// <summary>A command was stopped by a signal, and says itself what that means for its work.</summary>
internal sealed class StoppedException(string message) : OperationCanceledException(message);
