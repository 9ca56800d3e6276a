namespace FauxSql.Generator.Tests.CodeFixes;

/// <summary>Code that a rule warns of, the fix that is chosen by the beginning of its title, and the code after it.</summary>
public sealed record FixCase(string Id, string Title, string Before, string After, string Name = "")
{
    public override string ToString() => $"{Id} {Title} {Name}";
}
