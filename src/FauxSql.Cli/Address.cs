using FauxSql.Server;

namespace FauxSql.Cli;

/// <summary>The endpoint's address as people type it: without the last slash.</summary>
internal static class Address
{
    public static string Of(DynamoServer server) => server.Address.ToString().TrimEnd('/');
}
