using FauxSql.Generator.Model;
using FauxSql.Generator.Reading;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// The user's [Database] class: one table per entity, the access patterns and the sample data.
internal static class DatabaseEmitter
{
    private const string RunnablePattern = "global::FauxSql.RunnablePattern";

    public static void Emit(SourceText source, DatabaseModel database, ProjectModel model)
    {
        var name = SymbolNames.Identifier(database.Name);
        source.Open($"partial class {name} : global::FauxSql.DynamoDatabase, global::FauxSql.IDatabase<{name}>");
        source.Line("/// <summary>The database at an endpoint.</summary>");
        source.Line("/// <param name=\"backend\">Where requests are sent.</param>");
        source.Line("/// <param name=\"layout\">How entities become tables; one table for each by default.</param>");
        source.Line("/// <param name=\"options\">What is different from the defaults, such as how cursors are protected.</param>");
        source.Line($"public {name}(global::FauxSql.Protocol.Backends.IBackend backend, global::FauxSql.Layouts.ILayout? layout = null, global::FauxSql.DatabaseOptions? options = null) : base(backend, layout, global::FauxSql.Generated.Model.Schema, options)");
        source.Line("{");
        foreach (var entity in model.Entities)
            source.Line($"    this.{entity.Table} = new {entity.TableClass}(this);");
        source.Line("}");
        source.Line($"static {name} global::FauxSql.IDatabase<{name}>.Create(global::FauxSql.Protocol.Backends.IBackend backend, global::FauxSql.Layouts.ILayout? layout, global::FauxSql.DatabaseOptions? options) => new(backend, layout, options);");
        foreach (var entity in model.Entities)
        {
            source.Line($"/// <summary>The table of <see cref=\"{entity.Type.FullName}\"/>.</summary>");
            source.Line($"{entity.Type.Accessibility} {entity.TableClass} {entity.Table} {{ get; }}");
        }

        var codecs = string.Join(", ", model.Entities.Select(entity => entity.Type.Codec + ".Instance"));
        source.Line($"protected override global::System.Collections.Generic.IReadOnlyList<global::FauxSql.Codecs.EntityCodec> Codecs {{ get; }} = [{codecs}];");
        source.Line($"protected override global::System.Collections.Generic.IReadOnlyList<{RunnablePattern}> Patterns {{ get; }} =");
        source.Line("[");
        foreach (var pattern in Patterns(database, model))
            source.Line($"    {pattern},");
        source.Line("];");
        if (model.SampleData is { } sample)
            source.Line($"protected override global::System.Collections.Generic.IAsyncEnumerable<object>? SampleData(int scale) => {sample.FullName}(scale);");
        source.Close();
    }

    // Those of each entity, its methods last, and then the methods that answer with no entity.
    private static IEnumerable<string> Patterns(DatabaseModel database, ProjectModel model)
    {
        foreach (var entity in model.Entities)
        {
            foreach (var pattern in SchemaBuilder.Served(entity))
                yield return Pattern(entity.Type.Name, pattern, FinderCall($"(({database.FullName})database).{entity.Table}", entity, pattern));
            foreach (var method in model.Patterns.Where(method => method.Entity == entity.Type.Name))
                yield return MethodPattern(database, method, model);
        }

        foreach (var method in model.Patterns.Where(method => !model.Entities.Any(entity => entity.Type.Name == method.Entity)))
            yield return MethodPattern(database, method, model);
    }

    // A stored item whose key attribute is null gives no argument.
    private static string FinderCall(string table, EntityModel entity, AccessPatternSchema pattern)
    {
        var index = entity.Indexes.FirstOrDefault(candidate => pattern.Source == AccessPatternSource.Index && candidate.Name == pattern.ServedBy);
        var keys = (index?.Key.Partition ?? [entity.PartitionKey]).Select(entity.Property).ToList();
        var finder = index is not null ? ModelNames.FinderOfIndex(index.Name)
            : entity.SortKey is null ? "Get"
            : ModelNames.FinderOfPartition(keys[0].Name);
        var sample = $"sample.Of<{entity.Type.FullName}>()";
        if (!keys.Exists(key => key.IsNullable))
            return $"{table}.{finder}({string.Join(", ", keys.Select(key => $"{sample}.{key.Identifier}"))})";
        var bound = string.Join(", ", keys.Select((key, i) => $"{key.Identifier}: {{ }} key{i}"));
        var missing = TypeEmitter.Quote($"{entity.Type.Name} with a {string.Join(" and a ", keys.Select(key => key.Name))}");
        return $"{sample} is {{ {bound} }} ? {table}.{finder}({string.Join(", ", keys.Select((_, i) => $"key{i}"))}) : throw new global::FauxSql.Errors.SampleMissingException({missing})";
    }

    // A method may answer with a number.
    private static string MethodPattern(DatabaseModel database, MethodModel method, ProjectModel model)
    {
        var pattern = SchemaBuilder.OfMethod(method, model);
        return Pattern(pattern.Entity, pattern, $"{method.FullName}(({database.FullName})database, sample)");
    }

    private static string Pattern(string? entity, AccessPatternSchema pattern, string run) =>
        $"new({Text(entity)}, new global::FauxSql.Schema.AccessPatternSchema({TypeEmitter.Quote(pattern.Description)}, "
        + $"global::FauxSql.Schema.AccessPatternStatus.{pattern.Status}, global::FauxSql.Schema.AccessPatternSource.{pattern.Source}, "
        + $"{Text(pattern.ServedBy)}, {Text(pattern.Job)}){More(pattern)}, static (database, sample) => {run})";

    private static string More(AccessPatternSchema pattern) =>
        pattern.IsImplied ? " { IsImplied = true }" : pattern.Entity is { } entity ? $" {{ Entity = {TypeEmitter.Quote(entity)} }}" : "";

    private static string Text(string? text) => text is null ? "null" : TypeEmitter.Quote(text);
}
