namespace FauxSql.Protocol.Backends;

/// <summary>One operation to be sent to a backend.</summary>
/// <param name="Operation">The operation's name without prefix, such as <c>GetItem</c>.</param>
/// <param name="Body">
/// The JSON request body in UTF-8. It belongs to the caller until the call completes; decorators may send it more than once.
/// </param>
/// <param name="Context">Where in the application the request comes from.</param>
public readonly record struct BackendRequest(string Operation, ReadOnlyMemory<byte> Body, CallContext Context);
