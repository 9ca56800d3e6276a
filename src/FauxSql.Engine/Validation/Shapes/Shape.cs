using System.Text;

namespace FauxSql.Engine.Validation.Shapes;

/// <summary>
/// The form that a request, or a part of one, must have to be read at all. The names of types are those that AWS mentions in its errors.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Types.html
/// </summary>
internal sealed class Shape
{
    private const string Package = "com.amazonaws.dynamodb.v20120810.";

    private Shape(ShapeKind kind, string typeName)
    {
        Kind = kind;
        TypeName = typeName;
    }

    public static Shape Text { get; } = new(ShapeKind.Text, "java.lang.String");

    public static Shape Integer { get; } = new(ShapeKind.Number, "java.lang.Integer");

    public static Shape Long { get; } = new(ShapeKind.Number, "java.lang.Long");

    public static Shape Flag { get; } = new(ShapeKind.Flag, "java.lang.Boolean");

    public static Shape Blob { get; } = new(ShapeKind.Blob, "java.nio.ByteBuffer");

    /// <summary>A typed value, which may hold others.</summary>
    public static Shape Value { get; } = AttributeValue();

    /// <summary>Whatever it is.</summary>
    public static Shape Anything { get; } = AnyValue();

    /// <summary>A structure whose members are not written down.</summary>
    public static Shape Open { get; } = new(ShapeKind.Structure, Package + "Input") { Element = Anything };

    public static Shape Texts { get; } = ListOf(Text);

    public static Shape Values { get; } = ListOf(Value);

    /// <summary>An item, a key, or the values of expressions.</summary>
    public static Shape Item { get; } = MapOf(Value);

    public ShapeKind Kind { get; }

    /// <summary>The type's name in full.</summary>
    public string TypeName { get; }

    /// <summary>The type's name without its package.</summary>
    public string ShortName => TypeName[(TypeName.LastIndexOf('.') + 1)..];

    /// <summary>What a list or map holds, and the members of a structure that are not known, which otherwise are ignored.</summary>
    public Shape? Element { get; private set; }

    /// <summary>What a structure consists of.</summary>
    public ShapeMember[] Members { get; private set; } = [];

    public static Shape ListOf(Shape element) => new(ShapeKind.List, $"java.util.List<{element.TypeName}>") { Element = element };

    public static Shape MapOf(Shape element) =>
        new(ShapeKind.Map, $"java.util.Map<java.lang.String, {element.TypeName}>") { Element = element };

    public static Shape Structure(string name, params (string Name, Shape Shape)[] members) =>
        new(ShapeKind.Structure, Package + name) { Members = [.. members.Select(m => new ShapeMember(m.Name, Encoding.UTF8.GetBytes(m.Name), m.Shape))] };

    /// <summary>A member, or <see langword="null"/> for one that is not known.</summary>
    public ShapeMember? MemberOf(ReadOnlySpan<byte> name)
    {
        foreach (var member in Members)
            if (member.Utf8.AsSpan().SequenceEqual(name))
                return member;
        return null;
    }

    private static Shape AnyValue()
    {
        var any = new Shape(ShapeKind.Any, "java.lang.Object");
        any.Element = any;
        return any;
    }

    private static Shape AttributeValue()
    {
        var value = new Shape(ShapeKind.Structure, Package + "AttributeValue");
        value.Members = Structure(
            "AttributeValue",
            ("S", Text), ("N", Text), ("B", Blob), ("BOOL", Flag), ("NULL", Flag), ("M", MapOf(value)), ("L", ListOf(value)),
            ("SS", ListOf(Text)), ("NS", ListOf(Text)), ("BS", ListOf(Blob))).Members;
        return value;
    }
}
