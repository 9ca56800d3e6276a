using System.Reflection;

namespace FauxSql.Rules;

// Where the page of a rule is read: in the repository that this was built from, if that has an address.
internal static class HelpLink
{
    private static readonly string? Repository = typeof(HelpLink).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(metadata => metadata.Key == "RepositoryUrl")?.Value;

    public static string? Of(string id) => Of(id, Repository);

    public static string? Of(string id, string? repository)
    {
        if (string.IsNullOrEmpty(repository))
            return null;
        const string git = ".git";
        var address = repository!.EndsWith(git, StringComparison.Ordinal) ? repository.Substring(0, repository.Length - git.Length) : repository;
        return $"{address}/blob/main/docs/diagnostics/{id}.md";
    }
}
