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

    public static string FinderOfIndex(string index) => By(WithoutEnd(Identifier(index), "Index"));

    // What an index holds of an entity: OrderInStatusIndex.
    public static string Projection(string entity, string index) => $"{entity}In{Identifier(index)}";

    public static string FinderOfPartition(string attribute) => By(WithoutEnd(Identifier(attribute), "Id"));

    // Names of tables and indexes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    public static bool IsTakenByDynamo(string name) =>
        name.Length is >= 3 and <= 255 && name.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.');

    // orders-2026 → Orders2026
    public static string Identifier(string name)
    {
        var words = new StringBuilder();
        var isStart = true;
        foreach (var letter in name)
        {
            if (letter != '_' && !char.IsLetterOrDigit(letter))
            {
                isStart = true;
                continue;
            }

            if (words.Length == 0 && char.IsDigit(letter))
                words.Append('_');
            words.Append(isStart ? char.ToUpperInvariant(letter) : letter);
            isStart = false;
        }

        return words.ToString();
    }

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

    private static string By(string name) => name.Length > 2 && name.StartsWith("By", StringComparison.Ordinal) && char.IsUpper(name[2]) ? name : "By" + name;

    private static string WithoutEnd(string name, string end) =>
        name.Length > end.Length && name.EndsWith(end, StringComparison.Ordinal) ? name.Substring(0, name.Length - end.Length) : name;

    private static bool IsVowel(char letter) => "aeiouAEIOU".IndexOf(letter) >= 0;
}
