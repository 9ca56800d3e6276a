using CsCheck;
using FauxSql.Design.Diagrams;
using FauxSql.Design.Diagrams.Svg;

namespace FauxSql.Design.Tests.Diagrams;

public sealed class DiagramLayoutTests
{
    private static readonly Gen<(int Entities, int Seed)> Sizes = Gen.Select(Gen.Int[1, 60], Gen.Int[0, 100_000]);

    [Fact]
    public void Boxes_never_overlap_and_stay_within_the_picture() => Sizes.Sample(
        size =>
        {
            var layout = DiagramLayout.Of(Diagram.Of(GeneratedModel.Of(size.Entities, size.Seed)));
            Assert.Equal(size.Entities, layout.Boxes.Count);
            Assert.All(layout.Boxes, box => Assert.True(box.X >= 0 && box.Y >= 0 && box.Right <= layout.Width && box.Bottom <= layout.Height));
            foreach (var (index, box) in layout.Boxes.Index())
            {
                Assert.DoesNotContain(
                    layout.Boxes.Skip(index + 1),
                    other => box.X < other.Right && other.X < box.Right && box.Y < other.Bottom && other.Y < box.Bottom);
            }
        },
        iter: 200);

    [Fact]
    public void Every_reference_is_a_line_from_the_key_to_the_attribute_that_holds_it() => Sizes.Sample(
        size =>
        {
            var schema = GeneratedModel.Of(size.Entities, size.Seed);
            var layout = DiagramLayout.Of(Diagram.Of(schema));
            Assert.Equal(schema.Entities.Sum(entity => entity.References.Count), layout.Edges.Count);
            Assert.All(layout.Edges, edge =>
            {
                var one = layout.Boxes.Single(box => box.Box.Name == edge.Edge.One);
                var many = layout.Boxes.Single(box => box.Box.Name == edge.Edge.Many);
                Assert.Equal((edge.StartsRight ? one.Right : one.X, one.KeyRow), edge.Points[0]);
                Assert.Equal((edge.EndsLeft ? many.X : many.Right, many.RowOf(edge.Edge.Attribute)), edge.Points[^1]);
            });
        },
        iter: 200);

    [Fact]
    public void What_is_referred_to_stands_left_of_what_refers_to_it()
    {
        var layout = DiagramLayout.Of(Diagram.Of(Models.Of("Shop")));
        Assert.All(layout.Edges, edge => Assert.True(edge.Points[0].X < edge.Points[^1].X));
    }

    [Fact]
    public void A_picture_is_well_formed_whatever_the_names_are()
    {
        var alone = GeneratedModel.Of(1, seed: 5).Entities[0] with { Name = "<Ör&der\"", References = [] };
        var odd = new Schema.DatabaseSchema("<&\"'\u0001", [alone], []);
        var picture = System.Xml.Linq.XDocument.Parse(SvgDiagram.Print(odd));
        Assert.Contains("<Ör&der\"", picture.Descendants().Select(element => element.Value));
    }
}
