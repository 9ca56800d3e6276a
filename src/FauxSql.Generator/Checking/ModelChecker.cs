using FauxSql.Generator.Diagnostics;
using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Checking;

// From what was read, file by file, to what code is generated from: what is wrong is said, and left out.
internal static class ModelChecker
{
    public static CheckedModel Check(DatabaseInput input)
    {
        var problems = input.Entities.SelectMany(result => result.Diagnostics)
            .Concat(input.Subtypes.SelectMany(result => result.Diagnostics))
            .Concat(input.Databases.Select(database => database.Problem).OfType<DiagnosticInfo>())
            .Concat(input.Changes.Select(change => change.Problem).OfType<DiagnosticInfo>())
            .Concat(input.Patterns.Concat(input.SampleData).Select(method => method.Problem).OfType<DiagnosticInfo>())
            .ToList();
        var database = OnlyDatabase(input.Databases, problems);
        var sampleData = OnlySampleData(input.SampleData, problems);
        var joined = input.Entities.Select(result => SubtypeCheck.Joined(result, input.Subtypes, problems)).ToList();
        var results = joined.Where(result => result.Entity is not null).OrderBy(result => result.Entity!.Type.Name, StringComparer.Ordinal).ToList();
        var named = NameCheck.WithoutCollisions(results, database, problems);
        CheckReferences(named, problems);
        var related = SensitiveSpread.Over(named.ConvertAll(result => ChangeCheck.Joined(result.Entity!, input.Changes, problems) with { Relations = RelationsOf(result, named, problems) }));
        var links = new HashSet<string?>(related.SelectMany(entity => entity.Relations).Select(relation => relation.Link?.Entity));
        var model = new ProjectModel(
            related.Select(entity => links.Contains(entity.Type.Name) ? entity with { IsLink = true } : entity).ToValueList(),
            input.Entities.SelectMany(result => result.Nested).Concat(input.Subtypes.SelectMany(result => result.Nested)).GroupBy(type => type.FullName).Select(group => group.First()).ToValueList(),
            database,
            input.Patterns.Where(method => method.Problem is null).Select(method => method with { Place = null }).ToValueList(),
            sampleData,
            !problems.Exists(problem => problem.IsError))
        {
            Enums = input.Entities.SelectMany(result => result.Enums).Concat(input.Subtypes.SelectMany(result => result.Enums)).Distinct().ToValueList(),
        };
        return new CheckedModel(model, problems.Distinct().ToValueList());
    }

    private static DatabaseModel? OnlyDatabase(ValueList<DatabaseModel> databases, List<DiagnosticInfo> problems)
    {
        foreach (var second in databases.Skip(1))
            problems.Add(new DiagnosticInfo("FXS028", second.Place, [second.Name, "Database"]));
        return databases.FirstOrDefault() is { Problem: null } first ? first with { Place = null } : null;
    }

    private static MethodModel? OnlySampleData(ValueList<MethodModel> methods, List<DiagnosticInfo> problems)
    {
        foreach (var second in methods.Skip(1))
            problems.Add(new DiagnosticInfo("FXS028", second.Place, [second.FullName.Substring(second.FullName.LastIndexOf('.') + 1), "SampleData"]));
        return methods.FirstOrDefault() is { Problem: null } first ? first with { Place = null } : null;
    }

    // A reference is compared with a key by what is stored.
    private static void CheckReferences(List<EntityResult> entities, List<DiagnosticInfo> problems)
    {
        foreach (var source in entities)
        {
            for (var i = 0; i < source.Entity!.References.Count; i++)
            {
                if (EntityOf(source.Entity.ReferenceTypes[i], entities) is not { } target)
                    continue;
                var reference = source.Entity.Property(source.Entity.References[i].Attribute);
                var key = target.Property(target.PartitionKey);
                if (source.Entity.References[i].IsEnforced && target.SortKey is not null)
                    problems.Add(new DiagnosticInfo("FXS051", source.PlaceOf(reference.Name), [reference.Name, target.Type.Name, key.Name]));
                else if (source.Entity.References[i].IsEnforced && !CanBeFound(source.Entity, reference.Attribute))
                    problems.Add(new DiagnosticInfo("FXS052", source.PlaceOf(reference.Name), [reference.Name, source.Entity.Type.Name, target.Type.Name]));
                if (reference.Value.Codec != key.Value.Codec)
                    problems.Add(new DiagnosticInfo("FXS033", source.PlaceOf(reference.Name), [reference.Name, Stored(reference), key.Name, target.Type.Name, Stored(key)]));
            }
        }
    }

    // Whoever deletes what is referred to has to find all that refers to it.
    private static bool CanBeFound(EntityModel source, string reference) =>
        source.PartitionKey == reference || ReferenceIndex.Of(source.Indexes, reference, name => source.Property(name) is { IsNeeded: true } or { IsDerived: true, IsNullable: false }) is not null;

    // What tells two codecs apart: the C# type, the number of digits of instants, or the converter.
    private static string Stored(PropertyModel property) => property.ClrType
        + (property.Value.Digits is { } digits ? $" of {digits} digits" : "")
        + (property.Value.Converter is { } converter ? $" by {converter.Replace("global::", "")}" : "");

    private static EntityModel? EntityOf(string fullName, List<EntityResult> entities) =>
        entities.Find(candidate => candidate.Entity!.Type.FullName == fullName)?.Entity;

    private static ValueList<RelationSchema> RelationsOf(EntityResult source, List<EntityResult> entities, List<DiagnosticInfo> problems)
    {
        var relations = new List<RelationSchema>();
        foreach (var related in source.Entity!.Related)
        {
            // An entity that is missing here is wrong itself, and said so.
            if (EntityOf(related.Target, entities) is not { } target)
                continue;
            var place = source.PlaceOf(related.Property);
            var relation = related.Through is null ? RelationResolver.Resolve(source.Entity, related, target, place, problems)
                : EntityOf(related.Through, entities) is { } link ? LinkResolver.Resolve(source.Entity, related, target, link, place, problems)
                : null;
            if (relation is not null)
                relations.Add(relation);
        }

        problems.AddRange(RelationResolver.CheckDirections(source, relations));
        return relations.ToValueList();
    }
}
