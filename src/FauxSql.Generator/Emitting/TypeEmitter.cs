using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Schema;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Emitting;

// What entities and nested records have in common: the codecs of the properties, writing, reading and checking them, and hidden state.
internal static class TypeEmitter
{
    public const string Hidden = "FauxSqlUnknownAttributes";
    private const string Codecs = "global::FauxSql.Codecs.";
    private const string Json = "global::System.Text.Json.";
    private const string Regex = "global::System.Text.RegularExpressions.Regex";

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
            source.Line($"private static readonly {Json}JsonEncodedText {property.EncodedName} = {Json}JsonEncodedText.Encode({Quote(property.Attribute)});");

            // Made when it is asked for, because a nested record may contain itself.
            source.Line($"internal static {Codecs}ValueCodec<{property.Value.Type}> {property.Codec} => field ??= {(property.IsSensitive ? $"{Codecs}Codecs.Sensitive({property.Value.Codec})" : property.Value.Codec)};");
            foreach (var rule in property.Rules.Where(rule => rule.Regex is not null))
                source.Line($"private static readonly {Regex} {property.Pattern} = new({rule.Regex}, {Regex}Options.CultureInvariant, global::System.TimeSpan.FromSeconds(1));");
            if (property.Setter is { } setter)
                Setter(source, setter);
        }
    }

    public static void Setter(SourceText source, SetterModel setter)
    {
        var isGeneric = setter.Parameters.Length > 0;
        if (isGeneric)
            source.Open($"internal static class Setter_{setter.Property}{setter.Parameters}{setter.Constraints}");
        source.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{setter.Property}\")]");
        source.Line($"internal static extern void {(isGeneric ? "Set" : "Set_" + setter.Property)}({setter.Owner} entity, {setter.Type} value);");
        if (isGeneric)
            source.Close();
    }

    public static string Assign(PropertyModel property, string target, string value) =>
        $"{property.Setter?.Call(target, value) ?? $"{target}.{property.Identifier} = {value}"};";

    // Writes the attributes of 'entity' into the object that is open.
    public static void WriteAttributes(SourceText source, TypeModel type, bool keepsUnknown, bool tracksAttribute)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            if (tracksAttribute)
                source.Line($"attribute = {Quote(property.Attribute)};");
            if (property.KeepsUnknownNames)
                source.Open($"if (!global::System.Collections.Generic.EqualityComparer<{property.DeclaredType}>.Default.Equals(entity.{property.Identifier}, default) || entity.{Hidden}?.TryWrite(writer, {Quote(property.Attribute)}) != true)");
            if (property is { IsValueType: true, IsNullable: false, Value.Empty: null })
            {
                source.Line($"writer.WritePropertyName({property.EncodedName});");
                source.Line($"{property.Codec}.Write(writer, entity.{property.Identifier});");
            }
            else
            {
                source.Open($"if (entity.{property.Identifier} is {{ }} v{i} && !{property.Codec}.IsOmitted(v{i}))");
                source.Line($"writer.WritePropertyName({property.EncodedName});");
                source.Line($"{property.Codec}.Write(writer, v{i});");
                source.Close();
            }

            if (property.KeepsUnknownNames)
                source.Close();
        }

        if (keepsUnknown)
        {
            var kept = string.Concat(type.Properties.Where(property => property.KeepsUnknownNames).Select(property => ", " + Quote(property.Attribute)));
            source.Line($"entity.{Hidden}?.WriteTo(writer{kept});");
        }
    }

    // Reads the attributes of the object that 'reader' stands on into 'entity'. 'missing' makes the statement that reports a missing attribute. 'change' is the number of the last change of
    // items, if there is one: an item without it is changed, and may lack what it gets by that.
    public static void ReadAttributes(SourceText source, TypeModel type, bool keepsUnknown, bool tracksAttribute, Func<string, string> missing, int change = 0)
    {
        var readable = type.Readable;
        if (change > 0)
            source.Line("long change = 0;");
        DeclareValues(source, readable);
        if (keepsUnknown || type.HasKeptNames)
            source.Line($"{Codecs}UnknownAttributes? unknown = null;");
        source.Open($"while (reader.Read() && reader.TokenType == {Json}JsonTokenType.PropertyName)");
        for (var i = 0; i < readable.Count; i++)
        {
            var property = readable[i];
            source.Open($"{(i > 0 ? "else " : "")}if (reader.ValueTextEquals({Quote(property.Attribute)}u8))");
            if (tracksAttribute)
                source.Line($"attribute = {Quote(property.Attribute)};");
            source.Line("reader.Read();");
            if (property.KeepsUnknownNames)
                source.Line("var start = reader;");
            source.Open($"if (!{Codecs}TypedValue.SkipNull(ref reader))");
            ReadValue(source, property, i);
            if (IsAskedFor(property))
                source.Line($"has{i} = true;");
            source.Close();
            source.Close();
        }

        if (change > 0)
        {
            source.Open($"{(readable.Count > 0 ? "else " : "")}if (reader.ValueTextEquals({Quote(OwnNames.Change)}u8))");
            source.Line($"attribute = {Quote(OwnNames.Change)};");
            source.Line("reader.Read();");
            source.Line("change = ReadChange(ref reader);");
            source.Close();
        }

        source.Open(readable.Count > 0 || change > 0 ? "else" : "");
        if (keepsUnknown)
            source.Line("var name = reader.GetString()!;");
        source.Line("reader.Read();");
        source.Line(keepsUnknown ? $"unknown = {Codecs}UnknownAttributes.Add(unknown, name, ref reader);" : "reader.Skip();");
        source.Close();
        source.Close();
        Construct(source, type, change, missing, property => tracksAttribute ? $"attribute = {Quote(property.Attribute)}; " : "");
        if (keepsUnknown || type.HasKeptNames)
            source.Line($"entity.{Hidden} = unknown;");
        if (change > 0)
            Change(source, type, change, missing);
    }

    // Reads the attributes of a plain item into 'entity'; what is not as it should be is left to the general way.
    public static void ReadPlainAttributes(SourceText source, TypeModel type)
    {
        var readable = type.Readable;
        DeclareValues(source, readable);
        source.Open("for (int at; (at = item.Next(Plain)) >= 0;)");
        source.Open("switch (at)");
        for (var i = 0; i < readable.Count; i++)
        {
            source.Line($"case {i}:");
            source.Open($"if (item.TryRead({readable[i].Codec}, out var r{i}))");
            source.Line($"v{i} = r{i};");
            if (IsAskedFor(readable[i]))
                source.Line($"has{i} = true;");
            source.Close();
            source.Line("break;");
        }

        source.Close();
        source.Close();
        source.Line("if (!item.IsWhole) return null;");
        Construct(source, type, change: 0, _ => "return null;", _ => "");
    }

    private static void DeclareValues(SourceText source, ValueList<PropertyModel> readable)
    {
        for (var i = 0; i < readable.Count; i++)
        {
            source.Line($"{readable[i].DeclaredType} v{i} = default!;");
            if (IsAskedFor(readable[i]))
                source.Line($"bool has{i} = false;");
        }
    }

    private static void Change(SourceText source, TypeModel type, int change, Func<string, string> missing)
    {
        source.Open($"if (change < {change})");
        source.Line("attribute = null;");
        source.Line("entity = Changed(entity, change, Changes);");
        foreach (var property in type.Readable.Where(property => property is { IsNeeded: true, IsValueType: false }))
            source.Line($"if (entity.{property.Identifier} is null) {missing(property.Attribute)}");
        source.Close();
    }

    // Gathers in 'problems' what is wrong with 'entity', each said as '.Street is null' for a nested record. What DynamoDB asks of keys is
    // checked at run time, for entities and bare keys alike.
    public static void Check(SourceText source, TypeModel type, bool isEntity)
    {
        var dot = isEntity ? "" : ".";
        source.Line("global::System.Collections.Generic.List<string>? problems = null;");
        if (!isEntity)
            source.Line("if (!global::System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) return [\" is nested without end\"];");
        if (!type.IsSealed)
            source.Line($"if (entity.GetType() != typeof({type.FullName})) (problems ??= []).Add($\"{(isEntity ? "it" : "")} is a {{entity.GetType().Name}}, of which only the properties of {type.Name} would be stored\");");
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            var isAbsentWrong = property.Rules.Any(rule => rule.Broken.Length == 0) || property is { IsValueType: false, IsNullable: false, IsPrimaryKey: false };
            if (isAbsentWrong)
                source.Line($"if (entity.{property.Identifier} is null) (problems ??= []).Add({Quote($"{dot}{property.Attribute} is null")});");
            if (property.HasChecks)
                source.Line($"if (entity.{property.Identifier} is {{ }} v{i}) {property.Check}(v{i}, {Quote(dot)}, ref problems);");
        }
    }

    // One method for each property with rules: whole entities and single updates are checked by the same.
    public static void CheckMethods(SourceText source, TypeModel type)
    {
        foreach (var property in type.Properties.Where(property => property.HasChecks))
        {
            source.Open($"internal static void {property.Check}({property.Value.Type} value, string prefix, ref global::System.Collections.Generic.List<string>? problems)");
            var rules = property.Rules.Where(rule => rule.Broken.Length > 0).ToList();
            if (property.Embedded?.Max is { } max)
                rules.Add(new RuleModel($"global::System.Linq.Enumerable.Count({{0}}) > {max}", $"at most {max} elements, because it is embedded"));
            foreach (var rule in rules)
                source.Line($"if ({rule.Broken.Replace("{0}", "value").Replace("{1}", property.Pattern)}) (problems ??= []).Add(prefix + {Quote($"{property.Attribute} must be {rule.Demand}")});");
            if (property.Value.HasNested)
                source.Line($"if ({property.Codec}.ProblemsOf(value) is {{ }} nested) foreach (var problem in nested) (problems ??= []).Add(prefix + {Quote(property.Attribute)} + problem);");
            source.Close();
        }
    }

    // Whether it matters that the attribute was stored: it must be, or the default that the type declares holds.
    private static bool IsAskedFor(PropertyModel property) =>
        (property.Parameter is null && !property.IsRequired) || property.IsNeeded || property.Value.Empty is not null;

    private static void ReadValue(SourceText source, PropertyModel property, int i)
    {
        if (!property.KeepsUnknownNames)
        {
            source.Line($"v{i} = {property.Codec}.Read(ref reader);");
            return;
        }

        source.Open("try");
        source.Line($"v{i} = {property.Codec}.Read(ref reader);");
        source.Close();
        source.Open("catch (global::FauxSql.Errors.AttributeMismatchException)");
        source.Line("reader = start;");
        source.Line($"unknown = {Codecs}UnknownAttributes.Add(unknown, {Quote(property.Attribute)}, ref reader);");
        source.Close();
    }

    // What is required goes through the constructor or the initializer; the rest is set only when it was stored, so that defaults hold.
    private static void Construct(SourceText source, TypeModel type, int change, Func<string, string> missing, Func<PropertyModel, string> place)
    {
        var parameters = type.EmptyParameters.Select(parameter => $"{parameter}: default!").ToList();
        var initializers = type.EmptyMembers.Select(member => $"{member} = default!").ToList();
        var later = new List<int>();
        var readable = type.Readable;
        for (var i = 0; i < readable.Count; i++)
        {
            var property = readable[i];
            if (property.Parameter is null && !property.IsRequired)
            {
                later.Add(i);
                continue;
            }

            if (property.IsNeeded)
                source.Line($"if (!has{i}{(change > 0 && !property.IsPrimaryKey ? $" && change >= {change}" : "")}) {missing(property.Attribute)}");
            else if (property.Value.Empty is { } empty)
                source.Line($"if (!has{i}) {{ {place(property)}v{i} = {empty}; }}");
            if (property.Parameter is { } parameter)
                parameters.Add($"{parameter}: v{i}");
            if (property.IsRequired)
                initializers.Add($"{property.Identifier} = v{i}");
        }

        var body = initializers.Count > 0 ? $" {{ {string.Join(", ", initializers)} }}" : "";
        source.Line($"var entity = new {type.FullName}({string.Join(", ", parameters)}){body};");
        foreach (var i in later)
        {
            var property = readable[i];
            source.Line($"if (has{i}) {Assign(property, "entity", $"v{i}")}");
            if (property is { Value.Empty: { } empty, IsNullable: false, IsValueType: false })
                source.Line($"else if (entity.{property.Identifier} is null) {{ {place(property)}{Assign(property, "entity", empty)} }}");
        }
    }
}
