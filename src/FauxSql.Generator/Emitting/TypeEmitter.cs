using FauxSql.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Emitting;

// What entities and nested records have in common: the codecs of the properties, writing, reading and checking them, and hidden state.
internal static class TypeEmitter
{
    public const string Hidden = "FauxSqlUnknownAttributes";
    private const string Codecs = "global::FauxSql.Codecs.";
    private const string Json = "global::System.Text.Json.";

    public static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    // Value-equal, so that records that hold the same stay equal; copied by 'with'.
    public static void HiddenState(SourceText source, TypeModel type)
    {
        foreach (var container in type.Containers)
            source.Open(container);
        source.Open(type.Declaration);
        source.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        source.Line("[global::System.Diagnostics.DebuggerBrowsable(global::System.Diagnostics.DebuggerBrowsableState.Never)]");
        source.Line($"internal {Codecs}UnknownAttributes? {Hidden};");
        source.Close();
        foreach (var _ in type.Containers)
            source.Close();
        source.Line();
    }

    public static void Members(SourceText source, TypeModel type)
    {
        foreach (var property in type.Properties)
        {
            source.Line($"private static readonly {Json}JsonEncodedText {property.Name}Name = {Json}JsonEncodedText.Encode({Quote(property.Name)});");
            source.Line($"internal static {Codecs}ValueCodec<{property.Value.Type}> {property.Name}Value => {property.Name}Codec ??= {property.Value.Codec};");
            source.Line($"private static {Codecs}ValueCodec<{property.Value.Type}>? {property.Name}Codec;");
            foreach (var rule in property.Rules.Where(rule => rule.Pattern is not null))
                source.Line($"private static readonly global::System.Text.RegularExpressions.Regex {property.Name}Pattern = new(\"^(?:\" + {rule.Pattern} + \")$\", global::System.Text.RegularExpressions.RegexOptions.CultureInvariant, global::System.TimeSpan.FromSeconds(1));");
            if (property.IsInitOnly)
            {
                source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{property.Name}\")]");
                source.Line($"private static extern void Set{property.Name}({type.FullName} entity, {property.DeclaredType} value);");
            }
        }
    }

    public static string Assign(PropertyModel property, string target, string value) =>
        property.IsInitOnly ? $"Set{property.Name}({target}, {value});" : $"{target}.{property.Name} = {value};";

    // Writes the attributes of 'entity' into the object that is open.
    public static void WriteAttributes(SourceText source, TypeModel type, bool keepsUnknown, bool tracksAttribute)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (tracksAttribute)
                source.Line($"attribute = {Quote(property.Name)};");
            if (property.KeepsUnknownNames)
                source.Open($"if (!global::System.Collections.Generic.EqualityComparer<{property.DeclaredType}>.Default.Equals(entity.{property.Name}, default) || entity.{Hidden}?.TryWrite(writer, {Quote(property.Name)}) != true)");
            if (property is { IsValueType: true, IsNullable: false, Value.Empty: null })
            {
                source.Line($"writer.WritePropertyName({property.Name}Name);");
                source.Line($"{property.Name}Value.Write(writer, entity.{property.Name});");
            }
            else
            {
                source.Open($"if (entity.{property.Name} is {{ }} v{i} && !{property.Name}Value.IsOmitted(v{i}))");
                source.Line($"writer.WritePropertyName({property.Name}Name);");
                source.Line($"{property.Name}Value.Write(writer, v{i});");
                source.Close();
            }

            if (property.KeepsUnknownNames)
                source.Close();
        }

        if (keepsUnknown)
        {
            var kept = string.Concat(type.Properties.Where(property => property.KeepsUnknownNames).Select(property => ", " + Quote(property.Name)));
            source.Line($"entity.{Hidden}?.WriteTo(writer{kept});");
        }
    }

    // Reads the attributes of the object that 'reader' stands on into 'entity'. 'missing' makes the statement that reports a missing attribute.
    public static void ReadAttributes(SourceText source, TypeModel type, bool keepsUnknown, bool tracksAttribute, Func<string, string> missing)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            source.Line($"{type.Properties[i].DeclaredType} v{i} = {type.Properties[i].Value.Empty ?? "default!"};");
            source.Line($"bool has{i} = false;");
        }

        source.Line($"{Codecs}UnknownAttributes? unknown = null;");
        source.Open($"while (reader.Read() && reader.TokenType == {Json}JsonTokenType.PropertyName)");
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            source.Open($"{(i > 0 ? "else " : "")}if (reader.ValueTextEquals({property.Name}Name.EncodedUtf8Bytes))");
            if (tracksAttribute)
                source.Line($"attribute = {Quote(property.Name)};");
            source.Line("reader.Read();");
            source.Open($"if (!{Codecs}TypedValue.SkipNull(ref reader))");
            ReadValue(source, property, i);
            source.Line($"has{i} = true;");
            source.Close();
            source.Close();
        }

        source.Open(type.Properties.Count > 0 ? "else" : "");
        if (keepsUnknown)
            source.Line("var name = reader.GetString()!;");
        source.Line("reader.Read();");
        source.Line(keepsUnknown ? $"unknown = {Codecs}UnknownAttributes.Add(unknown, name, ref reader);" : "reader.Skip();");
        source.Close();
        source.Close();
        Construct(source, type, missing);
        if (keepsUnknown || type.HasKeptNames)
            source.Line($"entity.{Hidden} = unknown;");
    }

    // Checks 'entity' and collects problems. What DynamoDB asks of keys is checked at run time, for entities and bare keys alike.
    public static void Check(SourceText source, TypeModel type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (!property.IsValueType && !property.IsNullable && !property.IsPrimaryKey)
                source.Line($"if (entity.{property.Name} is null) (problems ??= []).Add(prefix + \"{property.Name} is null\");");
            if (property.HasChecks)
                source.Line($"if (entity.{property.Name} is {{ }} v{i}) Check{property.Name}(v{i}, prefix, ref problems);");
        }
    }

    // One method for each property with rules: whole entities and single updates are checked by the same.
    public static void CheckMethods(SourceText source, TypeModel type)
    {
        foreach (var property in type.Properties.Where(property => property.HasChecks))
        {
            source.Open($"internal static void Check{property.Name}({property.Value.Type} value, string prefix, ref global::System.Collections.Generic.List<string>? problems)");
            var rules = property.Rules.ToList();
            if (property.EmbeddedMax is { } max)
                rules.Add(new RuleModel($"global::System.Linq.Enumerable.Count({{0}}) > {max}", $"at most {max} elements, because it is embedded"));
            foreach (var rule in rules)
            {
                var broken = rule.Pattern is null ? rule.Broken.Replace("{0}", "value") : $"!{property.Name}Pattern.IsMatch(value)";
                source.Line($"if ({broken}) (problems ??= []).Add(prefix + {Quote($"{property.Name} must be {rule.Demand}")});");
            }

            if (property.Value is { Nested: { } nested, IsSequence: false })
                source.Line($"{nested}Codec.Check(value, prefix + \"{property.Name}.\", ref problems);");
            if (property.Value is { Nested: { } element, IsSequence: true })
                source.Line($"foreach (var item in value) if (item is not null) {element}Codec.Check(item, prefix + \"{property.Name}.\", ref problems);");
            source.Close();
        }
    }

    private static void ReadValue(SourceText source, PropertyModel property, int i)
    {
        if (!property.KeepsUnknownNames)
        {
            source.Line($"v{i} = {property.Name}Value.Read(ref reader);");
            return;
        }

        source.Line("var ahead = reader;");
        source.Open("try");
        source.Line($"v{i} = {property.Name}Value.Read(ref ahead);");
        source.Line("reader = ahead;");
        source.Close();
        source.Open("catch (global::FauxSql.Errors.AttributeMismatchException)");
        source.Line($"unknown = {Codecs}UnknownAttributes.Add(unknown, {Quote(property.Name)}, ref reader);");
        source.Close();
    }

    // What is required goes through the constructor or the initializer; the rest is set only when it was stored, so that defaults hold.
    private static void Construct(SourceText source, TypeModel type, Func<string, string> missing)
    {
        var parameters = new List<string>();
        var initializers = new List<string>();
        var later = new List<int>();
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (property.IsNeeded)
                source.Line($"if (!has{i}) {missing(property.Name)}");
            if (property.Parameter is { } parameter)
                parameters.Add($"{parameter}: v{i}");
            else if (property.IsRequired)
                initializers.Add($"{property.Name} = v{i}");
            else
                later.Add(i);
        }

        var body = initializers.Count > 0 ? $" {{ {string.Join(", ", initializers)} }}" : "";
        source.Line($"var entity = new {type.FullName}({string.Join(", ", parameters)}){body};");
        foreach (var i in later)
        {
            var property = type.Properties[i];
            var condition = property is { Value.Empty: not null, IsNullable: false } ? $"has{i} || entity.{property.Name} is null" : $"has{i}";
            source.Line($"if ({condition}) {Assign(property, "entity", $"v{i}")}");
        }
    }
}
