using FauxSql.Server;

namespace FauxSql.Cli;

/// <summary>The addresses of endpoints.</summary>
internal static class Address
{
    /// <summary>Whether a text is the address of an endpoint, and nothing more than that.</summary>
    public static bool Is(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length + url.Fragment.Length + url.UserInfo.Length == 0;

    /// <summary>An endpoint's address as people type it: without the last slash.</summary>
    public static string Of(DynamoServer server) => server.Address.ToString().TrimEnd('/');
}
