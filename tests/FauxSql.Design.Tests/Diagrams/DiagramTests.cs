using FauxSql.Design.Diagrams;

namespace FauxSql.Design.Tests.Diagrams;

public sealed class DiagramTests
{
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Mermaid_diagrams_of_the_samples_are_the_approved_ones(string sample) =>
        GoldenFile.Check($"{sample}/erd.mmd", MermaidDiagram.Print(Models.Of(sample)));

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void PlantUml_diagrams_of_the_samples_are_the_approved_ones(string sample) =>
        GoldenFile.Check($"{sample}/erd.puml", PlantUmlDiagram.Print(Models.Of(sample)));

    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void Pictures_of_the_samples_are_the_approved_ones(string sample) =>
        GoldenFile.Check($"{sample}/erd.svg", SvgDiagram.Print(Models.Of(sample)));

    // A gate of CI has the real Mermaid and PlantUML read what is approved here.
    [Fact]
    public void Diagrams_of_forty_entities_are_the_approved_ones()
    {
        var model = GeneratedModel.Of(40, seed: 7);
        GoldenFile.Check("forty.svg", SvgDiagram.Print(model));
        GoldenFile.Check("forty.mmd", MermaidDiagram.Print(model));
        GoldenFile.Check("forty.puml", PlantUmlDiagram.Print(model));
    }
}
