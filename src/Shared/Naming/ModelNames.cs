#pragma warning disable CA1845, CA1865, MA0089 // the generator runs on netstandard2.0, which lacks those overloads
using System.Text;

namespace FauxSql.Naming;

// The rules by which tables and finders get their names.
internal static class ModelNames
{
    public static string Plural(string name)
    {
        if (name.EndsWith("y", StringComparison.Ordinal) && name.Length > 1 && !IsVowel(name[name.Length - 2]))
            return name.Substring(0, name.Length - 1) + "ies";
        return name.EndsWith("s", StringComparison.Ordinal) || name.EndsWith("x", StringComparison.Ordinal) || name.EndsWith("z", StringComparison.Ordinal)
            || name.EndsWith("ch", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal)
                ? name + "es"
                : name + "s";
    }

    public static string FinderOfIndex(string index) => "By" + WithoutEnd(index, "Index");

    public static string FinderOfPartition(string attribute) => "By" + WithoutEnd(attribute, "Id");

    // OrderItems → order items
    public static string Words(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
                words.Append(' ');
            words.Append(char.ToLowerInvariant(name[i]));
        }

        return words.ToString();
    }

    private static string WithoutEnd(string name, string end) =>
        name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : name;

    private static bool IsVowel(char letter) => "aeiouAEIOU".IndexOf(letter) >= 0;
}
