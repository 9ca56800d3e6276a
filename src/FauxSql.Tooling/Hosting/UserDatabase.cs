using System.Reflection;
using System.Runtime.Loader;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql.Tooling.Hosting;

/// <summary>Loads a project's assembly and makes its database.</summary>
internal static class UserDatabase
{
    /// <param name="assemblyPath">The project's assembly.</param>
    /// <param name="backend">What answers the requests.</param>
    /// <param name="layout">Where items are stored, or null for what the database takes by itself.</param>
    public static DynamoDatabase Connect(string assemblyPath, IBackend backend, ILayout? layout = null)
    {
        // The deps file names the project's own references by file name only; they lie beside its assembly.
        var resolver = new AssemblyDependencyResolver(assemblyPath);
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            resolver.ResolveAssemblyToPath(wanted) is { } path ? context.LoadFromAssemblyPath(path) : null;

        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(assemblyPath);
        var type = DatabaseTypeOf(assembly);
        var constructor = ConstructorOf(type);
        return (DynamoDatabase)constructor.Invoke([backend, .. constructor.GetParameters().Skip(1).Select(parameter => parameter.ParameterType == typeof(ILayout) ? layout : null)]);
    }

    private static Type DatabaseTypeOf(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DynamoDatabase))).ToList() switch
        {
            [var only] => only,
            [] => throw new ToolingException($"{assembly.GetName().Name} has no database class. Mark one with [Database]."),
            var several => throw new ToolingException(
                $"{assembly.GetName().Name} has several database classes: {string.Join(", ", several.Select(type => type.Name))}. Put each into a project of its own."),
        };

    private static ConstructorInfo ConstructorOf(Type type) =>
        type.GetConstructors().FirstOrDefault(constructor =>
            constructor.GetParameters() is [{ } first, .. var rest] && first.ParameterType == typeof(IBackend) && rest.All(parameter => parameter.IsOptional))
        ?? throw new ToolingException($"{type.Name} has no public constructor that takes a backend.");
}
