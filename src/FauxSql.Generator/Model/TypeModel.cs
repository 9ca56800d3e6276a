using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// A type of the user's: an entity or a nested record.
internal sealed record TypeModel(string Namespace, string Name, string FullName, string Accessibility, string Declaration, ValueList<PropertyModel> Properties)
{
    // Declarations of the types around it, outermost first.
    public ValueList<string> Containers { get; init; } = [];

    // Name for generated siblings: Outer_Inner for a type within a type.
    public string SiblingName { get; init; } = Name;

    public bool IsRecord { get; init; }

    public bool IsSealed { get; init; }

    // What is not stored but must be given: constructor parameters, and required members.
    public ValueList<string> EmptyParameters { get; init; } = [];

    public ValueList<string> EmptyMembers { get; init; } = [];

    // What is read back: all but what is computed.
    public ValueList<PropertyModel> Readable => Properties.Where(property => !property.IsDerived).ToValueList();

    public string Prefix => Namespace.Length == 0 ? "global::" : $"global::{Namespace}.";

    public string Codec => $"{Prefix}{SiblingName}Codec";

    public string Fields => $"{Prefix}{SiblingName}Fields";

    public string Relations => $"{Prefix}{SiblingName}Relations";

    // For a record that does not print itself: the modifiers of the method that does, and what it prints.
    public string? PrintModifiers { get; init; }

    public ValueList<string> Printed { get; init; } = [];

    public bool HasKeptNames => Properties.Any(property => property.KeepsUnknownNames);
}
