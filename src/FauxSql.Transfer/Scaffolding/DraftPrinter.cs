using System.Globalization;
using FauxSql.Schema;
using static FauxSql.Transfer.Scaffolding.CodeText;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Prints a draft as C#: a file for each entity and each type, and one for the database.</summary>
public static class DraftPrinter
{
    /// <summary>The files, by name.</summary>
    /// <param name="draft">The draft.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Print(ModelDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return
        [
            .. draft.Entities.Select(entity => KeyValuePair.Create(entity.Name + ".cs", Entity(draft.Name, entity))),
            .. draft.Entities.SelectMany(entity => entity.Subtypes.Select(subtype => KeyValuePair.Create(subtype.Name + ".cs", Subtype(draft.Name, entity, subtype)))),
            .. draft.Types.Select(type => KeyValuePair.Create(type.Name + ".cs", Type(draft.Name, type))),
            KeyValuePair.Create(draft.Database + ".cs", Database(draft)),
        ];
    }

    private static string Database(ModelDraft draft)
    {
        var outer = draft.Suppressions.Where(suppression => suppression.Target is not null).Select(suppression => $"[assembly: {Suppression(suppression)}]\n");
        var own = draft.Suppressions.Where(suppression => suppression.Target is null).Select(suppression => $"[{Suppression(suppression)}]\n");
        var code = $"{string.Concat(own.Append("[Database]\n"))}public sealed partial class {draft.Database};\n";
        return File(draft.Name, [], code, string.Concat(outer));
    }

    private static string Entity(string space, EntityDraft entity)
    {
        var discriminator = entity.Discriminator is { } attribute && attribute != "Type" ? $"Discriminator = {Quoted(attribute)}" : null;
        List<string> attributes =
        [
            "Table" + Arguments(entity.Table is { } table ? Quoted(table) : null, discriminator),
            .. entity.Billing is { } billing ? [billing.IsOnDemand ? "OnDemand" : "Provisioned" + Arguments(Units(billing.ReadUnits), Units(billing.WriteUnits))] : Array.Empty<string>(),
            .. entity.IsDeletionProtected is { } isProtected ? [isProtected ? "DeletionProtection" : "DeletionProtection(false)"] : Array.Empty<string>(),
            .. entity.Patterns.Select(pattern => "AccessPattern" + Arguments(Quoted(pattern.Description), $"Status = AccessPatternStatus.{pattern.Status}", pattern.Job is { } job ? $"Job = {Quoted(job)}" : null)),
            .. entity.Suppressions.Select(Suppression),
        ];
        var own = entity.Properties.Where(property => property.Subtypes.Count == 0).ToList();
        var members = own.Select(property => PropertyPrinter.Print(property, entity.Pattern)).Concat(entity.Navigations.Select(PropertyPrinter.Print));
        return File(space, own, Record(attributes, $"{(entity.Subtypes.Count > 0 ? "abstract" : "sealed")} partial record {entity.Name}", members));
    }

    private static string Units(long units) => units.ToString(CultureInfo.InvariantCulture);

    private static string Subtype(string space, EntityDraft entity, SubtypeDraft subtype)
    {
        var own = entity.Properties.Where(property => property.Subtypes.Contains(subtype.Name)).ToList();
        List<string> attributes = [$"Subtype({Quoted(subtype.Value)})", .. subtype.Suppressions.Select(Suppression)];
        return File(space, own, Record(attributes, $"sealed partial record {subtype.Name} : {entity.Name}", own.Select(property => PropertyPrinter.Print(property))));
    }

    private static string Type(string space, TypeDraft type) => type.Members.Count > 0
        ? $"namespace {space};\n\npublic enum {type.Name}\n{{\n{string.Concat(type.Members.Select(member => $"    {Name(member)},\n"))}}}\n"
        : File(space, type.Properties, Record([], $"sealed partial record {type.Name}", type.Properties.Select(property => PropertyPrinter.Print(property))));

    private static string Record(IEnumerable<string> attributes, string declaration, IEnumerable<string> members)
    {
        var body = string.Join('\n', members);
        return $"{string.Concat(attributes.Select(attribute => $"[{attribute}]\n"))}public {declaration}{(body.Length == 0 ? ";\n" : $"\n{{\n{body}}}\n")}";
    }

    private static string File(string space, IReadOnlyList<PropertyDraft> properties, string code, string before = "")
    {
        (string Namespace, bool IsUsed)[] namespaces =
        [
            ("System.Collections.Immutable", properties.Any(property => property.Type.Contains("Immutable", StringComparison.Ordinal))),
            ("System.ComponentModel.DataAnnotations", properties.Any(property => property.MostCharacters is not null)),
            ("System.Diagnostics.CodeAnalysis", $"{before}{code}".Contains("SuppressMessage(", StringComparison.Ordinal)),
            ("FauxSql.Modeling", code.Contains('[', StringComparison.Ordinal)),
            ("FauxSql.Schema", code.Contains(nameof(AccessPatternStatus) + ".", StringComparison.Ordinal) || properties.Any(property => property.Type.Contains("ValueList<", StringComparison.Ordinal))),
        ];
        var usings = string.Concat(namespaces.Where(one => one.IsUsed).Select(one => $"using {one.Namespace};\n"));
        return $"{usings}{(usings.Length > 0 ? "\n" : "")}{(before.Length > 0 ? before + "\n" : "")}namespace {space};\n\n{code}";
    }
}
