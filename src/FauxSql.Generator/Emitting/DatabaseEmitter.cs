using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// The user's [Database] class: one table per entity, the access patterns and the sample data.
internal static class DatabaseEmitter
{
    private const string Patterns = "global::FauxSql.RunnablePattern";

    public static void Emit(SourceText source, DatabaseModel database, IReadOnlyList<EntityModel> entities, DatabaseInput input)
    {
        source.Open($"partial class {database.Name} : global::FauxSql.DynamoDatabase");
        source.Line("private static readonly global::FauxSql.Codecs.EntityCodec[] AllCodecs = [" + string.Join(", ", entities.Select(entity => entity.Type.Codec + ".Instance")) + "];");
        source.Line($"private static readonly {Patterns}[] AllPatterns =");
        source.Line("[");
        foreach (var entity in entities)
            EntityPatterns(source, database, entity, input);
        foreach (var method in input.Patterns.Where(method => IsFor(method, database) && !entities.Any(entity => entity.Type.Name == method.Entity)))
            MethodPattern(source, database, method);
        source.Line("];");
        source.Line();
        source.Line("/// <summary>The database at an endpoint.</summary>");
        source.Line("/// <param name=\"backend\">Where requests are sent.</param>");
        source.Line("/// <param name=\"layout\">How entities become tables; one table for each by default.</param>");
        source.Line($"public {database.Name}(global::FauxSql.Protocol.Backends.IBackend backend, global::FauxSql.Layouts.ILayout? layout = null) : base(backend, layout, global::FauxSql.Generated.Model.Schema)");
        source.Line("{");
        foreach (var entity in entities)
            source.Line($"    {entity.Table} = new {entity.TableClass}(this);");
        source.Line("}");
        foreach (var entity in entities)
        {
            source.Line($"/// <summary>The table of <see cref=\"{entity.Type.FullName}\"/>.</summary>");
            source.Line($"{entity.Type.Accessibility} {entity.TableClass} {entity.Table} {{ get; }}");
        }

        source.Line("protected override global::System.Collections.Generic.IReadOnlyList<global::FauxSql.Codecs.EntityCodec> Codecs => AllCodecs;");
        source.Line($"protected override global::System.Collections.Generic.IReadOnlyList<{Patterns}> Patterns => AllPatterns;");
        if (input.SampleData.FirstOrDefault() is { } sample)
            source.Line($"protected override global::System.Collections.Generic.IAsyncEnumerable<object>? SampleData(int scale) => {sample.FullName}(scale);");
        source.Close();
    }

    public static AccessPatternSchema SchemaOf(MethodModel method) => new(
        method.Description,
        (AccessPatternStatus)Enum.Parse(typeof(AccessPatternStatus), method.Status),
        AccessPatternSource.Method,
        method.FullName.Replace("global::", ""),
        method.Job);

    private static bool IsFor(MethodModel method, DatabaseModel database) =>
        method.Database == (database.Namespace.Length == 0 ? "global::" : $"global::{database.Namespace}.") + database.Name;

    private static void EntityPatterns(SourceText source, DatabaseModel database, EntityModel entity, DatabaseInput input)
    {
        foreach (var pattern in SchemaBuilder.Served(entity))
        {
            var index = entity.Indexes.FirstOrDefault(candidate => candidate.Name == pattern.ServedBy);
            if (index is { Key.Partition.Count: > 1 })
                continue;
            var key = entity.Property(index?.Key.Partition[0] ?? entity.PartitionKey);
            var finder = index is not null ? ModelNames.FinderOfIndex(index.Name) : entity.SortKey is null ? "Get" : ModelNames.FinderOfPartition(entity.PartitionKey);
            var sample = $"sample.Of<{entity.Type.FullName}>().{key.Name}" + (key.IsNullable ? key.IsValueType ? "!.Value" : "!" : "");
            Pattern(source, entity.Type.Name, pattern, $"(({database.Name})database).{entity.Table}.{finder}({sample})");
        }

        foreach (var method in input.Patterns.Where(method => method.Entity == entity.Type.Name && IsFor(method, database)))
            MethodPattern(source, database, method);
    }

    private static void MethodPattern(SourceText source, DatabaseModel database, MethodModel method) =>
        Pattern(source, method.Entity, SchemaOf(method), $"{method.FullName}(({database.Name})database, sample)");

    private static void Pattern(SourceText source, string entity, AccessPatternSchema pattern, string run) => source.Line(
        $"new({TypeEmitter.Quote(entity)}, new global::FauxSql.Schema.AccessPatternSchema({TypeEmitter.Quote(pattern.Description)}, "
        + $"global::FauxSql.Schema.AccessPatternStatus.{pattern.Status}, global::FauxSql.Schema.AccessPatternSource.{pattern.Source}, "
        + $"{Text(pattern.ServedBy)}, {Text(pattern.Job)}), static (database, sample) => {run}),");

    private static string Text(string? text) => text is null ? "null" : TypeEmitter.Quote(text);
}
