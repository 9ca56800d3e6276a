namespace FauxSql.Tooling.Hosting;

/// <summary>Reads items from standard input, a <see cref="RewriteLine"/> as JSON on each line, and writes each again as the model's code does. Nothing is asked of an endpoint.</summary>
public sealed record RewriteRequest() : HostRequest("");
