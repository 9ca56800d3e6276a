using System.Text;

namespace FauxSql.Design.Infrastructure;

/// <summary>A text in quotation marks, as JavaScript, C# and HCL have it alike.</summary>
internal static class Quotation
{
    public static string Of(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => $"\\u{(int)letter:x4}",
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
