using System.Reflection;
using FauxSql.AwsSdk;
using FauxSql.Design.Diagrams;
using FauxSql.Engine;
using FauxSql.Hosting;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Server;
using FauxSql.Testing;

namespace FauxSql.Architecture.Tests;

/// <summary>The arrows between the projects: what each may depend on beside the framework.</summary>
public sealed class DependencyTests
{
    public static TheoryData<Assembly, string[]> Arrows { get; } = new()
    {
        { typeof(IBackend).Assembly, [] },
        { typeof(DynamoEndpoint).Assembly, ["FauxSql.Protocol"] },
        { typeof(EmbeddedDynamo).Assembly, ["FauxSql.Protocol", "Microsoft.Data.Sqlite", "SQLitePCLRaw.batteries_v2", "SQLitePCLRaw.core", "System.IO.Hashing"] },
        { typeof(AwsClientExtensions).Assembly, ["FauxSql.Protocol", "AWSSDK.Core", "AWSSDK.DynamoDBv2"] },
        { typeof(DynamoServer).Assembly, ["FauxSql.Protocol", "FauxSql.Engine", "System.IO.Hashing"] },
        { typeof(CostException).Assembly, ["FauxSql.Protocol", "FauxSql", "FauxSql.Engine", "Microsoft.Extensions.TimeProvider.Testing"] },
        { typeof(FauxSqlOptions).Assembly, ["FauxSql.Protocol", "FauxSql"] },
        { typeof(MermaidDiagram).Assembly, ["FauxSql.Protocol", "FauxSql"] },
        { Assembly.Load("FauxSql.Evolution"), ["FauxSql.Protocol", "FauxSql"] },
        { Assembly.Load("FauxSql.Tooling"), ["FauxSql.Protocol", "FauxSql"] },
        { Assembly.Load("FauxSql.Transfer"), ["FauxSql.Protocol", "FauxSql", "CsvHelper", "Humanizer", "Markdig", "Microsoft.Data.Sqlite", "SQLitePCLRaw.core", "System.IO.Hashing"] },
        { Assembly.Load("FauxSql.Generator"), ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"] },
        { Assembly.Load("FauxSql.CodeFixes"), ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void A_project_depends_only_on_what_it_may(Assembly assembly, string[] allowed)
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var shared = Directory.GetParent(framework)!.Parent!.FullName;
        var others = assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => Directory.GetFiles(shared, $"{name}.dll", SearchOption.AllDirectories).Length == 0);
        Assert.Empty(others.Except(allowed, StringComparer.Ordinal));
    }
}
