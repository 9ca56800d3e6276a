using FauxSql.Generator.Model;
using FauxSql.Naming;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// OrderCodec for an entity, AddressCodec for a nested record. Its members for properties have an underscore, so that they are none of its own.
internal static class CodecEmitter
{
    private const string Json = "global::System.Text.Json.";
    private const string Errors = "global::FauxSql.Errors.";

    public static void EmitEntity(SourceText source, EntityModel entity)
    {
        var type = entity.Type;
        var name = type.SiblingName;
        source.Open($"internal sealed class {name}Codec : global::FauxSql.Codecs.{(entity.Discriminator is null ? "Entity" : "Subtyped")}Codec<{type.FullName}>");
        TypeEmitter.Members(source, type);
        TypeEmitter.CheckMethods(source, type);
        foreach (var related in entity.Related)
            TypeEmitter.Setter(source, related.Setter);
        Statics(source, type);
        source.Line($"internal static {type.Relations} Relations {{ get; }} = new();");
        source.Line($"public override global::FauxSql.Schema.EntitySchema Schema {{ get; }} = global::FauxSql.Generated.Model.EntityOf({TypeEmitter.Quote(SchemaBuilder.ClrType(entity.Whole ?? type))});");
        if (entity.Discriminator is null)
            Item(source, type, entity, null);
        else
            source.Line($"protected override global::System.Collections.Generic.IReadOnlyList<global::FauxSql.Codecs.EntityCodec> Subtypes => field ??= [{string.Join(", ", entity.Subtypes.Select(subtype => subtype.Type.Codec + ".Instance"))}];");
        Identity(source, entity, type);
        source.Close();
        source.Line();
    }

    public static void EmitSubtype(SourceText source, EntityModel entity, SubtypeModel subtype)
    {
        var type = subtype.Type;
        source.Open($"internal sealed class {type.SiblingName}Codec : global::FauxSql.Codecs.EntityCodec<{type.FullName}>");
        TypeEmitter.Members(source, type);
        TypeEmitter.CheckMethods(source, type);
        Statics(source, type);
        source.Line($"public override global::FauxSql.Schema.EntitySchema Schema => {entity.Type.Codec}.Instance.Schema;");
        source.Line($"protected override global::FauxSql.Codecs.EntityCodec Whole => {entity.Type.Codec}.Instance;");
        Item(source, type, entity, $"writer.WriteStartObject({TypeEmitter.Quote(entity.Discriminator!)}); writer.WriteString(\"S\", {TypeEmitter.Quote(subtype.Value)}); writer.WriteEndObject();");
        Identity(source, entity, type);
        source.Close();
        source.Line();
    }

    private static void Statics(SourceText source, TypeModel type)
    {
        source.Line($"public static {type.SiblingName}Codec Instance {{ get; }} = new();");
        source.Line($"internal static {type.Fields} Fields {{ get; }} = new();");
    }

    // Writing, reading and checking the items of one type. 'first' is the statement that writes what is no property.
    private static void Item(SourceText source, TypeModel type, EntityModel entity, string? first)
    {
        var change = entity.Changes.Count == 0 ? 0 : entity.Changes[entity.Changes.Count - 1].Version;
        if (change > 0)
            source.Line($"private static readonly global::FauxSql.ItemChange<{entity.Type.FullName}>[] Changes = [{string.Join(", ", entity.Changes.Select(one => $"new {one.FullName}()"))}];");
        source.Open($"public override void Write({Json}Utf8JsonWriter writer, {type.FullName} entity)");
        source.Line("string? attribute = null;");
        source.Open("try");
        source.Line("writer.WriteStartObject();");
        if (first is not null)
            source.Line(first);
        TypeEmitter.WriteAttributes(source, type, keepsUnknown: false, tracksAttribute: true);
        if (change > 0)
            source.Line($"writer.WriteStartObject({TypeEmitter.Quote(OwnNames.Change)}); writer.WriteString(\"N\", \"{change}\"); writer.WriteEndObject();");
        source.Line("writer.WriteEndObject();");
        source.Close();
        source.Open($"catch ({Errors}UnstorableValueException e)");
        source.Line($"throw e.At({TypeEmitter.Quote(type.Name)}, attribute);");
        source.Close();
        source.Close();

        source.Open($"public override {type.FullName} Read(ref {Json}Utf8JsonReader reader)");
        source.Line("string? attribute = null;");
        source.Open("try");
        source.Line($"if (reader.TokenType == {Json}JsonTokenType.None) reader.Read();");
        TypeEmitter.ReadAttributes(source, type, keepsUnknown: false, tracksAttribute: true,
            attribute => $"throw new {Errors}StoredItemException({TypeEmitter.Quote(type.Name)}, {TypeEmitter.Quote(attribute)}, \"it is missing\");", change);
        source.Line("return entity;");
        source.Close();
        source.Open($"catch (global::System.Exception e) when (e is {Errors}AttributeMismatchException or {Json}JsonException or global::System.InvalidOperationException or global::System.FormatException)");
        source.Line($"throw new {Errors}StoredItemException({TypeEmitter.Quote(type.Name)}, attribute, e.Message, e);");
        source.Close();
        source.Close();

        if (first is null && change == 0 && !type.HasKeptNames)
            ReadPlain(source, entity);

        source.Open($"public override void Validate({type.FullName} entity)");
        TypeEmitter.Check(source, type, isEntity: true);
        source.Line($"if (problems is not null) throw new {Errors}EntityValidationException({TypeEmitter.Quote(type.Name)}, problems);");
        source.Close();
    }

    private static void ReadPlain(SourceText source, EntityModel entity)
    {
        var (type, names) = (entity.Type, entity.Type.Readable.Select(property => property.Attribute).ToList());
        var attributes = type.Readable.Select(property => $"({TypeEmitter.Quote(property.Attribute)}, global::FauxSql.Protocol.Values.AttributeKind.{property.Value.Kind})");
        source.Line($"private static readonly global::FauxSql.Codecs.PlainAttributes Plain = new({names.IndexOf(entity.PartitionKey)}, {(entity.SortKey is null ? -1 : names.IndexOf(entity.SortKey))}, {string.Join(", ", attributes)});");
        source.Open($"protected override {type.FullName}? ReadPlain(ref global::FauxSql.Codecs.PlainItem item)");
        TypeEmitter.ReadPlainAttributes(source, type);
        source.Line("return entity;");
        source.Close();
    }

    private static void Identity(SourceText source, EntityModel entity, TypeModel type)
    {
        var sort = entity.SortKey is { } key ? ToValue(entity.Property(key)) : "null";
        source.Line($"public override global::FauxSql.Stores.Key KeyOf({type.FullName} entity) => new({ToValue(entity.Property(entity.PartitionKey))}, {sort});");
        if (type.Properties.FirstOrDefault(property => property.Role.HasFlag(AttributeRole.Version)) is { } version)
            Version(source, type, version);
    }

    public static void EmitNested(SourceText source, TypeModel type)
    {
        var name = type.SiblingName;
        source.Open($"internal sealed class {name}Codec : global::FauxSql.Codecs.ValueCodec<{type.FullName}>");
        TypeEmitter.Members(source, type);
        TypeEmitter.CheckMethods(source, type);
        source.Line($"public static {name}Codec Instance {{ get; }} = new();");
        source.Line("public override global::FauxSql.Protocol.Values.AttributeKind Kind => global::FauxSql.Protocol.Values.AttributeKind.Map;");

        source.Open($"public override void Write({Json}Utf8JsonWriter writer, {type.FullName} entity)");
        source.Line("global::FauxSql.Codecs.TypedValue.WriteStart(writer, Kind);");
        source.Line("writer.WriteStartObject();");
        TypeEmitter.WriteAttributes(source, type, keepsUnknown: true, tracksAttribute: false);
        source.Line("writer.WriteEndObject();");
        source.Line("writer.WriteEndObject();");
        source.Close();

        source.Open($"public override {type.FullName} Read(ref {Json}Utf8JsonReader reader)");
        source.Line("global::FauxSql.Codecs.TypedValue.ReadStart(ref reader, Kind);");
        TypeEmitter.ReadAttributes(source, type, keepsUnknown: true, tracksAttribute: false,
            attribute => $"throw new {Errors}AttributeMismatchException({TypeEmitter.Quote($"a {type.Name} with {attribute}")}, \"one without it\");");
        source.Line("reader.Read();");
        source.Line("return entity;");
        source.Close();

        source.Open($"public override global::System.Collections.Generic.IReadOnlyList<string>? ProblemsOf({type.FullName} entity)");
        TypeEmitter.Check(source, type, isEntity: false);
        source.Line("return problems;");
        source.Close();
        source.Close();
        source.Line();
    }

    private static string ToValue(PropertyModel property) => $"KeyValue({property.Codec}, entity.{property.Identifier}, {TypeEmitter.Quote(property.Attribute)})";

    private static void Version(SourceText source, TypeModel type, PropertyModel version)
    {
        source.Line($"public override long? VersionOf({type.FullName} entity) => entity.{version.Identifier};");
        source.Open($"public override {type.FullName} WithVersion({type.FullName} entity, long version)");
        if (type.IsRecord)
            source.Line("entity = entity with { };");
        source.Line(TypeEmitter.Assign(version, "entity", version.Value.Type == "int" ? "checked((int)version)" : "version"));
        source.Line("return entity;");
        source.Close();
    }
}
