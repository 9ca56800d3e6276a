using System.Reflection;
using System.Runtime.CompilerServices;
using FauxSql.AwsSdk;
using FauxSql.Design.Diagrams;
using FauxSql.Engine;
using FauxSql.Evolution.Planning;
using FauxSql.Hosting;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Server;
using FauxSql.Testing;
using PublicApiGenerator;

namespace FauxSql.Architecture.Tests;

/// <summary>What the packages promise to their users changes on purpose only: the file of each in <c>Api</c> is read in a review.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<Assembly> Packages { get; } = new(
        typeof(IBackend).Assembly,
        typeof(DynamoEndpoint).Assembly,
        typeof(EmbeddedDynamo).Assembly,
        typeof(AwsClientExtensions).Assembly,
        typeof(DynamoServer).Assembly,
        typeof(FauxSqlOptions).Assembly,
        typeof(MermaidDiagram).Assembly,
        typeof(SchemaPlan).Assembly,
        typeof(CostException).Assembly);

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_api_is_the_approved_one(Assembly package)
    {
        var file = Path.Combine(Folder(), $"{package.GetName().Name}.txt");
        var api = package.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("FAUXSQL_APPROVE_API") == "true")
            File.WriteAllText(file, api);

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(api == approved, $"The public API of {package.GetName().Name} is not the approved one.\n{Changes(approved, api)}\nIf that is meant, run the tests of this project with FAUXSQL_APPROVE_API=true and commit the change of {file}.");
    }

    [Fact]
    public void Every_package_has_an_approved_api()
    {
        var projects = Directory.GetFiles(Path.Combine(Folder(), "../../../src"), "*.csproj", SearchOption.AllDirectories);
        var libraries = projects.Where(IsLibrary).Select(project => Path.GetFileNameWithoutExtension(project)).Order(StringComparer.Ordinal);
        Assert.Equal(libraries, Packages.Select(row => row.Data.GetName().Name!).Order(StringComparer.Ordinal));
    }

    // The tool's promise is its commands; what is not a package travels in one.
    private static bool IsLibrary(string project)
    {
        var text = File.ReadAllText(project);
        return !text.Contains("<IsPackable>false", StringComparison.Ordinal) && !text.Contains("<PackAsTool>true", StringComparison.Ordinal);
    }

    private static string Changes(string approved, string api)
    {
        var (before, after) = (approved.Split('\n'), api.Split('\n'));
        return string.Join('\n', before.Except(after).Select(line => "- " + line).Concat(after.Except(before).Select(line => "+ " + line)));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Api");
}
