using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>Types of other projects: what they hold is not known here.</summary>
public sealed class OtherProjectTests
{
    private const string Library = """
        namespace Library;
        public enum Colour { Red }
        public abstract record Entity<T> { public required T Id { get; init; } public string? Note { get; init; } public DateTime Created { get; private init; } }
        public partial record Address { public string? Street { get; init; } }
        [Table] public partial record Customer { [PartitionKey] public required string Id { get; init; } }
        """;

    [Theory]
    [InlineData("public Library.Address? Home { get; init; }", "FXS003", "Home")]
    [InlineData("public List<Library.Address> Homes { get; init; } = [];", "FXS003", "Homes")]
    [InlineData("[References<Library.Customer>] public string? CustomerId { get; init; }", "FXS005", "CustomerId")]
    [InlineData("[Related] public Library.Customer? Customer { get; init; }", "FXS032", "Customer")]
    public void A_type_of_another_project_is_refused_at_the_property(string property, string id, string name)
    {
        // An editor refers to the source of other projects, a build to their assemblies.
        Assert.All([true, false], isBuilt =>
        {
            var run = WithLibrary($$"""[Table] public partial record Order { [PartitionKey] public required string Id { get; init; } {{property}} }""", isBuilt);
            var found = Assert.Single(run.Diagnostics);
            Assert.Equal(id, found.Id);
            Assert.StartsWith(name, found.GetMessage(), StringComparison.Ordinal);
            Assert.Equal("Model0.cs", found.Location.GetLineSpan().Path);
        });
    }

    [Fact]
    public void An_enum_and_a_base_type_of_another_project_are_stored()
    {
        var run = WithLibrary("""
            [Table] public partial record Order : Library.Entity<int> { [PartitionKey] public required string Key { get; init; } public Library.Colour Colour { get; init; } }
            """);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerProblems);
        Assert.Contains(run.Output.SyntaxTrees, tree => tree.ToString().Contains("\\\"name\\\":\\\"Note\\\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_database_has_the_entities_of_its_own_project()
    {
        var run = WithLibrary("[Table] public partial record Order { [PartitionKey] public required string Id { get; init; } } [Database] public partial class Db;");
        Assert.Empty(run.CompilerProblems);
        Assert.Equal(["Orders"], run.Output.GetTypeByMetadataName("Db")!.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.DeclaredAccessibility == Accessibility.Public).Select(property => property.Name));
    }

    private static Run WithLibrary(string source, bool isBuilt = true)
    {
        var library = Run.CompilationOf("Library", [Library], []);
        if (!isBuilt)
            return Run.Of([source], library.ToMetadataReference());
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        return Run.Of([source], MetadataReference.CreateFromImage(image.ToArray()));
    }
}
