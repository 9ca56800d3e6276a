using FauxSql.Generator.Model;

namespace FauxSql.Generator.Emitting;

// OrderFields: the attributes as conditions and updates name them.
internal static class FieldsEmitter
{
    private const string Path = "global::FauxSql.Protocol.Expressions.DocumentPath";

    public static void Emit(SourceText source, TypeModel type, bool isEntity)
    {
        source.Line($"/// <summary>The attributes of <see cref=\"{type.FullName}\"/>, as conditions and updates name them.</summary>");
        source.Open($"{type.Accessibility} sealed class {type.SiblingName}Fields" + (isEntity ? "" : $" : global::FauxSql.Fields.Field<{type.FullName}>"));
        if (isEntity)
        {
            source.Open($"internal {type.SiblingName}Fields()");
            source.Close();
            source.Line($"internal static {type.SiblingName}Fields Instance {{ get; }} = new();");
        }
        else
        {
            source.Line($"private readonly {Path} _prefix;");
            source.Open($"internal {type.SiblingName}Fields({Path} prefix, global::FauxSql.Fields.FieldRules<{type.FullName}>? rules, bool isRequired) : base(prefix, {type.Codec}.Instance, rules, isRequired)");
            source.Line("_prefix = prefix;");
            source.Close();
        }

        foreach (var property in type.Properties)
        {
            var path = isEntity ? $"new {Path}({TypeEmitter.Quote(property.Name)})" : $"_prefix.Then({TypeEmitter.Quote(property.Name)})";
            var more = property.Value.FieldArguments is { } arguments ? ", " + arguments : "";
            var checks = $"{(property.HasChecks ? $"{type.Codec}.Check{property.Name}" : "null")}, {(property.IsNeeded ? "true" : "false")}";
            var (field, made) = property.Value.Field is { } name
                ? (name, $"new({path}, {type.Codec}.{property.Name}Value{more}, {checks})")
                : ($"{property.Value.Nested}Fields", $"new({path}, {checks})");
            source.Line($"/// <summary><c>{property.Name}</c>.</summary>");
            // A nested record may contain itself, so its fields are made when they are asked for.
            source.Line($"public {field} {property.Name} => field ??= {made};");
        }

        source.Close();
        source.Line();
    }
}
