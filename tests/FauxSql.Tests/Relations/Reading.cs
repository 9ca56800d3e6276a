namespace FauxSql.Tests.Relations;

/// <summary>One way to read an entity, and the attributes whose values it gives.</summary>
internal sealed record Reading(string Name, string[] Given, Plan Plan, Func<Task> Run)
{
    public static Reading Of<T>(string name, string[] given, Deferred<T> read) => new(name, given, read.Explain(), () => read.RunAsync());
}
