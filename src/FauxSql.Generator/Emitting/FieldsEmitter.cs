using FauxSql.Generator.Model;
using FauxSql.Generator.Reading;

namespace FauxSql.Generator.Emitting;

// OrderFields: the attributes as conditions and updates name them.
internal static class FieldsEmitter
{
    // What a nested record's fields inherit; its own attributes come first.
    private static readonly string[] Inherited = ["Path", "Codec", "IsRequired", "In", "Exists", "NotExists"];

    private const string Path = "global::FauxSql.Protocol.Expressions.DocumentPath";

    public static void Emit(SourceText source, TypeModel type, bool isEntity, EntityModel? entity = null)
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
            var isNullable = property.IsNullable && property.Value.Nested is null;
            var checks = $"{(property.HasChecks ? Checks(type, property, isNullable) : "null")}, {(property.IsNeeded ? "true" : "false")}";
            var field = property.Value.FieldOf(isNullable);
            var codec = property.Value.Nested is not null ? "" : $"{Codec(type, property, isNullable)}{more}, ";
            var made = $"new({path}, {codec}{checks})";
            source.Line($"/// <summary><c>{property.Name}</c>.</summary>");
            // A nested record may contain itself, so its fields are made when they are asked for.
            source.Line($"public {(!isEntity && Inherited.Contains(property.Name) ? "new " : "")}{field} {property.Identifier} => field ??= {made};");
        }

        foreach (var subtype in entity?.Subtypes ?? [])
        {
            var (of, name) = (subtype.Type, SymbolNames.Identifier(subtype.Type.Name));
            source.Line($"/// <summary>The subtype <see cref=\"{of.FullName}\"/>.</summary>");
            source.Line($"{of.Accessibility} global::FauxSql.Fields.Subtype<{of.FullName}, {of.Fields}> {name} => field ??= "
                + $"new({of.Codec}.Instance, {of.Codec}.Fields, {TypeEmitter.Quote(entity!.Discriminator!)}, {TypeEmitter.Quote(subtype.Value)});");
        }

        source.Close();
        source.Line();
    }

    private static string Codec(TypeModel type, PropertyModel property, bool isNullable)
    {
        var codec = $"{type.Codec}.{property.Codec}";
        return !isNullable ? codec : property.IsValueType ? $"global::FauxSql.Codecs.Codecs.Nullable<{property.Value.Type}>({codec})" : codec + "!";
    }

    // Null breaks no rule, and is not asked about.
    private static string Checks(TypeModel type, PropertyModel property, bool isNullable)
    {
        var check = $"{type.Codec}.{property.Check}";
        return !isNullable ? check
            : $"static ({property.Value.Type}? value, string prefix, ref global::System.Collections.Generic.List<string>? problems) => {check}({(property.IsValueType ? "value!.Value" : "value!")}, prefix, ref problems)";
    }
}
