namespace FauxSql.Evolution.Tests.Applying;

/// <summary>The process is dead.</summary>
internal sealed class CutException : Exception;
