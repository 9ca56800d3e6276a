namespace FauxSql.Generator.Model;

// The setter of a property by the type that declares it: the runtime looks for it there, not in the types derived from it. For a generic
// type all is said of its definition, and Arguments makes it the type at hand.
internal sealed record SetterModel(string Property, string Owner, string Type, string Parameters, string Constraints, string Arguments)
{
    public string Call(string target, string value) => Arguments.Length == 0 ? $"Set_{Property}({target}, {value})" : $"Setter_{Property}{Arguments}.Set({target}, {value})";
}
