using FauxSql.Rules;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Diagnostics;

// Every rule in one row: id, title, message with the fix. Each has a page in docs/diagnostics and a test.
internal static class DiagnosticTable
{
    public static readonly IReadOnlyDictionary<string, DiagnosticDescriptor> Rows = new[]
    {
        Row("FXS001", "An entity needs a partition key", "{0} has no partition key: mark the property that identifies it with [PartitionKey]"),
        Row("FXS002", "An attribute stands once in an entity", "{0} has a second [{1}]: leave it on one property; a second key attribute of an index is an [Index] or [IndexSortKey]"),
        Row("FXS003", "The type of a property cannot be stored", "{0} is a {1}, which cannot be stored: use a supported type, make it a partial record of your own, mark a navigation with [Related], or leave it out with [NotStored]"),
        Row("FXS004", "An index sort key needs an index", "{0} is a sort key of {1}, which no property declares: add [Index(\"{1}\")] to the index's partition attribute"),
        Row("FXS005", "A reference must name an entity", "{0} references {1}, which is not an entity of this project: mark {1} with [Table], and declare it in the same project"),
        Row("FXS006", "An entity must be partial", "{0} is not partial: write 'partial' so that the generator can complete it"),
        Row("FXS007", "A nested type must be partial", "{0} is stored within an entity but is not partial: write 'partial', so that what other versions of the application stored in it survives"),
        Row("FXS008", "A navigation must match a reference", "{0} matches no reference: add [References<{1}>] to the property of {2} that holds the key, and an [Index] unless it is the partition key"),
        Row("FXS009", "A navigation must match one reference", "{0} matches several references: choose one with [Related(Via = \"…\")]"),
        Row("FXS010", "A key must be text, a number or bytes", "{0} is a {1}, which cannot be a key: use a type stored as text, number or bytes; a primary key cannot be nullable"),
        Row("FXS011", "An access pattern has a fixed signature", "{0} cannot be run as an access pattern: make it a static, non-generic method that takes (the database, Sample), returns Deferred<T> and is public or internal, like the types around it"),
        Row("FXS012", "Sample data has a fixed signature", "{0} cannot make sample data: make it 'static IAsyncEnumerable<object> {0}(int scale)', public or internal like the types around it"),
        Row("FXS013", "A version is an integer", "{0} is a {1}, which cannot be a version: use int or long"),
        Row("FXS014", "A time to live is an instant", "{0} is a {1}, which cannot be a time to live: use DateTimeOffset or DateTime, nullable or not"),
        Row("FXS015", "Unique and time to live exclude each other", "{0} is [Unique] in an entity with [TimeToLive]: DynamoDB deletes expired items without freeing their unique values; remove one of the two"),
        Row("FXS016", "A database must be partial", "{0} is not partial: write 'partial' so that the generator can complete it"),
        Row("FXS017", "A name must be one that DynamoDB takes", "{0} has the name \"{1}\" in DynamoDB, which takes 3 to 255 letters a-z and A-Z, digits, '_', '-' and '.': give it another with {2}"),
        Row("FXS018", "A name is taken", "{0} needs the name {1}, which is taken by {2}: {3}"),
        Row("FXS019", "A type must be one that generated code can make", "{0} is {1}, so that it cannot be stored: {2}"),
        Row("FXS020", "A property must be readable and settable", "{0} cannot be filled, because {1}: make it a public property with get and init, or leave it out with [NotStored]"),
        Row("FXS021", "A constructor must match the properties", "{0} cannot be made of a stored item, because {1}: name each parameter like a stored property of the same type, give it a default value, or add a constructor without parameters"),
        Row("FXS022", "An attribute cannot stand here", "[{1}] cannot stand on {0}: {2}"),
        Row("FXS023", "An embedded list needs a bound", "{0} is an embedded list without a bound: say how many elements there are at most with [Embedded(Max = …)], or give them a table of their own"),
        Row("FXS024", "A key is made of different attributes", "{0} stands twice in the key of {1}: use each property once"),
        Row("FXS025", "An index has at most four attributes of a kind", "{0} is the fifth [{1}] of {2}: DynamoDB takes four of each; leave some out, or make another index"),
        Row("FXS026", "An access pattern must be served, planned or potential", "Nothing serves the access pattern \"{1}\" of {0}: set Status = Planned or Potential, or declare it as Pattern of a key or index, or on a method"),
        Row("FXS027", "A database is a class of its own", "{0} cannot be a database, because it is {1}: make it a partial class that is not abstract, static, generic, nested or derived from another class"),
        Row("FXS028", "A project has one database and one source of sample data", "{0} is a second [{1}] in this project: remove one, or move it to a project of its own"),
        Row("FXS029", "A unique value is text, a number or bytes", "{0} is a {1}, which cannot be [Unique]: use a type stored as text, number or bytes"),
        Row("FXS030", "An argument is out of range", "[{1}] of {0} has {2}: {3}"),
        Row("FXS031", "A rule is not enforced", "[{1}] of {0} is not enforced before items are stored: FauxSql knows Required, StringLength, MinLength, MaxLength, Length, Range and RegularExpression", DiagnosticSeverity.Warning),
        Row("FXS032", "A navigation is an entity or a list of one", "{0} is a {1}, which cannot be a navigation: use an entity, or a list of one such as IReadOnlyList<T>"),
        Row("FXS033", "A reference has the type of the key it holds", "{0} is stored as {1}, and the partition key {2} of {3} as {4}, so that it would find nothing: give both the same type"),
        Row("FXS040", "An attribute holds one property", "{0} is a second property of {1} that is stored as \"{2}\": give it another name with [StoredAs(\"…\")]"),
        Row("FXS041", "The name of an attribute must be one that DynamoDB takes", "{0} is stored with {1}: {2}"),
        Row("FXS042", "A converter must fit what it stands on", "{0} cannot be converted: {1}"),
        Row("FXS043", "A derived property is computed from stored ones", "{0} cannot be derived: {1}"),
        Row("FXS050", "A unique value is unique within another attribute", "{0} cannot be unique within {1}, because {2}: {3}"),
        Row("FXS051", "An enforced reference names one item", "{0} cannot be enforced, because {1} has a sort key beside {2}, so that the reference names several items or none: refer to an entity without a sort key, or leave out Enforced"),
        Row("FXS052", "What an enforced reference names can be deleted only when nothing refers to it", "{0} cannot be enforced, because no index finds every {1} that refers to a {2} before that is deleted: add [Index(\"{0}Index\")] whose partition key is {0} alone and whose sort key, if it has one, is required, or leave out Enforced"),
        Row("FXS060", "A reference to its own entity is followed forward to one item, and backward to a list", "{0} and {1} both follow {2} from a {3} to the one that it names: for the other direction make {0} an IReadOnlyList<{3}> and put an [Index] on {2}; otherwise remove it"),
        Row("FXS061", "A link entity has its two ends as its key", "{0} cannot go through {1}, because {2}: {3}"),
        Row("FXS062", "A link entity serves a direction by its key or an index", "{0} goes through {1} from {2}, which is neither its partition key nor indexed: add [Index(\"{3}\")] to {1}.{2}"),
        Row("FXS070", "A navigation needs whole entities", "{0} would be read from {1}, which holds only a part of each {2}: let {1} hold all attributes, or add another [Index] to the reference"),
        Row("FXS080", "An abstract entity has subtypes", "{0} is abstract and has no subtypes, so that it has no items: mark types derived from it with [Subtype(\"…\")], or remove 'abstract'"),
        Row("FXS081", "A subtype is derived from an abstract entity", "{0} cannot be a subtype, because {1}: {2}"),
        Row("FXS082", "A subtype has a name and a value of its own", "{0} is a second subtype of {1} with the {2} \"{3}\": give it another"),
        Row("FXS083", "The discriminator is no property", "{0} is stored as \"{1}\", the attribute that tells the subtypes of {2} apart: give it another name with [StoredAs(\"…\")], or the other with [Table(Discriminator = \"…\")]"),
        Row("FXS084", "What subtypes store by one name they store in one way", "{0} of {1} is stored as \"{2}\" in another way than {0} of {3}: give both the same type and attributes, or one another name with [StoredAs(\"…\")]"),
        Row("FXS090", "A change of items is a class with a number of its own", "{0} cannot change items: {1}"),
        Usage("FXS100", "A read in a loop is a batch", "{0} is read one item after another in a loop, each a round trip of its own: read them together with FindManyAsync"),
        Usage("FXS101", "A single item is asked of a unique value", "Nothing keeps items from sharing their {0}, and with the second of them SingleOrDefaultAsync fails: use FirstOrDefaultAsync, or make {1} [Unique]"),
        Usage("FXS102", "A key condition is cheaper than a filter", "{0} is filtered, though a key serves it without reading what is left out: use {1}"),
        Usage("FXS103", "A scan needs a bound", "A scan of {0} reads and pays for the whole table, however large it has become: bound it with Take or Within, or read by a key or an index"),
        Usage("FXS104", "The end of a page is not the end of the items", "The page of {0} may have a next one, which is not asked for: hand on Next, or use Take and ToListAsync where the first items are enough"),
        Usage("FXS105", "What was read and changed is stored with its version", "{0} is read, changed and stored, and what others store in between is lost: {1}, or change only what is meant with Update"),
    }.Concat(SharedRules.All.Select(rule => Row(rule.Id, rule.Title, rule.Message, DiagnosticSeverity.Warning))).ToDictionary(row => row.Id);

    public static DiagnosticDescriptor Of(string id) => Rows[id];

    private static DiagnosticDescriptor Row(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        Row(id, title, message, "FauxSql.Modeling", severity);

    private static DiagnosticDescriptor Usage(string id, string title, string message) => Row(id, title, message, "FauxSql.Usage", DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Row(string id, string title, string message, string category, DiagnosticSeverity severity) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id));
}
