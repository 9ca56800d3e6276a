using FauxSql.Generator.Model;

namespace FauxSql.Generator.Emitting;

// OrderFields: the attributes as conditions and updates name them.
internal static class FieldsEmitter
{
    private const string Path = "global::FauxSql.Protocol.Expressions.DocumentPath";

    public static void Emit(SourceText source, TypeModel type, bool isEntity)
    {
        source.Line($"/// <summary>The attributes of <see cref=\"{type.FullName}\"/>, as conditions and updates name them.</summary>");
        source.Open($"{type.Accessibility} sealed class {type.SiblingName}Fields");
        if (isEntity)
        {
            source.Open($"internal {type.SiblingName}Fields()");
            source.Close();
            source.Line($"internal static {type.SiblingName}Fields Instance {{ get; }} = new();");
        }
        else
        {
            source.Line($"private readonly {Path} _prefix;");
            source.Line($"internal {type.SiblingName}Fields({Path} prefix) => _prefix = prefix;");
        }

        foreach (var property in type.Properties)
        {
            var path = isEntity ? $"new {Path}({TypeEmitter.Quote(property.Name)})" : $"_prefix.Then({TypeEmitter.Quote(property.Name)})";
            var more = property.Value.FieldArguments is { } arguments ? ", " + arguments : "";
            var (field, made) = property.Value.Field is { } name
                ? (name, $"new({path}, {type.Codec}.{property.Name}Value{more})")
                : ($"{property.Value.Nested}Fields", $"new({path})");
            source.Line($"/// <summary><c>{property.Name}</c>.</summary>");
            // A nested record may contain itself, so its fields are made when they are asked for.
            source.Line($"public {field} {property.Name} => field ??= {made};");
        }

        source.Close();
        source.Line();
    }
}
