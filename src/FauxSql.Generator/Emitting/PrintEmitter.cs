using FauxSql.Generator.Model;
using FauxSql.Generator.Reading;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// The text of a record as the compiler makes it, without what is sensitive.
internal static class PrintEmitter
{
    public static void Emit(SourceText source, TypeModel type)
    {
        var hidden = type.Properties.Where(property => property.IsSensitive).Select(property => property.Name).ToList();
        if (hidden.Count == 0 || type.PrintModifiers is not { } modifiers)
            return;
        foreach (var container in type.Containers)
            source.Open(container);
        source.Open(type.Declaration);
        source.Open($"{modifiers} bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (var i = 0; i < type.Printed.Count; i++)
        {
            var name = type.Printed[i];
            var label = TypeEmitter.Quote($"{(i == 0 ? "" : ", ")}{name} = {(hidden.Contains(name) ? SensitiveText.Mark : "")}");
            source.Line($"builder.Append({label}){(hidden.Contains(name) ? "" : $".Append((object?)this.{SymbolNames.Identifier(name)})")};");
        }

        source.Line("return true;");
        source.Close();
        source.Close();
        foreach (var _ in type.Containers)
            source.Close();
        source.Line();
    }
}
