namespace FauxSql.Server;

/// <summary>The endpoint could not listen, for instance because its port is in use. The message says what to do.</summary>
public sealed class ServerStartException(string message, Exception innerException) : Exception(message, innerException);
