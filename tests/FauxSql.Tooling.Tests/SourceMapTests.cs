using System.Runtime.CompilerServices;
using FauxSql.Tooling.Sources;

namespace FauxSql.Tooling.Tests;

/// <summary>The types of SourceSubjects.cs, as the PDB of these tests knows them.</summary>
public sealed class SourceMapTests
{
    [Theory]
    [InlineData("Subjects.Order", "OrderId", "OrderId { get; init; } = \"\"; // property")]
    [InlineData("Subjects.Order", "Label", "string Label // over lines")]
    [InlineData("Subjects.Order", "Length", "int Length // computed")]
    [InlineData("Subjects.Order", "Print", "string Print() // method")]
    [InlineData("Subjects.Order", "CreatedAt", "CreatedAt { get; init; } // inherited")]
    [InlineData("Subjects.Order", "Value", "Value { get; init; } // of a generic type")]
    [InlineData("Subjects.Order", null, "record Order // type")]
    [InlineData("Subjects.Empty", null, "class Empty; // without code")]
    [InlineData("Subjects.Order.Line", "Count", "int Count { get; init; } // nested")]
    public void A_member_is_found_on_its_line(string type, string? member, string text)
    {
        using var map = SourceMap.Read(typeof(SourceMapTests).Assembly.Location, Subjects());
        var place = map.Find(type, member);
        Assert.NotNull(place);
        Assert.Equal(Path.GetFileName(Subjects()), Path.GetFileName(place.File));
        Assert.EndsWith(text, File.ReadAllLines(Subjects())[place.Line - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subjects.Order", "Nothing")]
    [InlineData("Subjects.None", null)]
    public void What_is_not_there_is_not_found(string type, string? member)
    {
        using var map = SourceMap.Read(typeof(SourceMapTests).Assembly.Location, Subjects());
        Assert.Null(map.Find(type, member));
    }

    [Fact]
    public void Without_a_pdb_nothing_is_found()
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("fauxsql-").FullName, "Alone.dll");
        try
        {
            File.Copy(typeof(SourceMapTests).Assembly.Location, copy);
            using var map = SourceMap.Read(copy, Subjects());
            Assert.Null(map.Find("Subjects.Order", "OrderId"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(copy)!, recursive: true);
        }
    }

    private static string Subjects([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "SourceSubjects.cs");
}
