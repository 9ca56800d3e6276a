using FauxSql.Generator.Model;

namespace FauxSql.Generator.Emitting;

// OrderFields: the attributes as conditions and updates name them.
internal static class FieldsEmitter
{
    // What a nested record's fields inherit; its own attributes come first.
    private static readonly string[] Inherited = ["Path", "Codec", "IsRequired", "In", "Exists", "NotExists"];

    private const string Path = "global::FauxSql.Protocol.Expressions.DocumentPath";

    public static void Emit(SourceText source, TypeModel type, bool isEntity)
    {
        source.Line($"/// <summary>The attributes of <see cref=\"{type.FullName}\"/>, as conditions and updates name them.</summary>");
        source.Open($"{type.Accessibility} sealed class {type.SiblingName}Fields" + (isEntity ? "" : $" : global::FauxSql.Fields.Field<{type.FullName}>"));
        if (!isEntity)
            source.Line($"private readonly {Path} fauxSqlPath;");
        source.Line(isEntity
            ? $"internal {type.SiblingName}Fields() {{ }}"
            : $"internal {type.SiblingName}Fields({Path} path, global::FauxSql.Fields.FieldRules<{type.FullName}>? rules, bool isRequired) : base(path, {type.Codec}.Instance, rules, isRequired) => fauxSqlPath = path;");
        foreach (var property in type.Properties)
        {
            var path = isEntity ? $"new {Path}({TypeEmitter.Quote(property.Attribute)})" : $"fauxSqlPath.Then({TypeEmitter.Quote(property.Attribute)})";
            var more = property.Value.FieldArguments is { } arguments ? ", " + arguments : "";
            var checks = $"{(property.HasChecks ? $"{type.Codec}.{property.Check}" : "null")}, {(property.IsNeeded ? "true" : "false")}";
            var (field, made) = property.Value.Field is { } name
                ? (name, $"new({path}, {type.Codec}.{property.Codec}{more}, {checks})")
                : ($"{property.Value.Nested}Fields", $"new({path}, {checks})");
            source.Line($"/// <summary><c>{property.Name}</c>.</summary>");
            // A nested record may contain itself, so its fields are made when they are asked for.
            source.Line($"public {(!isEntity && Inherited.Contains(property.Name) ? "new " : "")}{field} {property.Identifier} => field ??= {made};");
        }

        source.Close();
        source.Line();
    }
}
