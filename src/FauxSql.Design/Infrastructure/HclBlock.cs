using System.Globalization;
using System.Text;

namespace FauxSql.Design.Infrastructure;

/// <summary>A block of HCL, https://developer.hashicorp.com/terraform/language/syntax/configuration, as <c>terraform fmt</c> lays it out.</summary>
/// <param name="head">Its type and labels.</param>
internal sealed class HclBlock(string head)
{
    private const int Step = 2;

    private readonly List<(string Name, Code Value)> _arguments = [];
    private readonly List<HclBlock> _blocks = [];

    public HclBlock Set(string name, string text) => Set(name, new Code(Quoted(text)));

    public HclBlock Set(string name, bool value) => Set(name, new Code(value ? "true" : "false"));

    public HclBlock Set(string name, long value) => Set(name, new Code(value.ToString(CultureInfo.InvariantCulture)));

    public HclBlock Set(string name, Code value)
    {
        _arguments.Add((name, value));
        return this;
    }

    public HclBlock Add(HclBlock block)
    {
        _blocks.Add(block);
        return this;
    }

    public HclBlock Add(IEnumerable<HclBlock> blocks)
    {
        _blocks.AddRange(blocks);
        return this;
    }

    public void AppendTo(StringBuilder to, int indent = 0)
    {
        to.Append(' ', indent).Append(head).Append(" {\n");
        var width = _arguments.Select(argument => argument.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, value) in _arguments)
        {
            to.Append(' ', indent + Step).Append(name.PadRight(width)).Append(" = ");
            value.AppendTo(to, indent + Step, Step, "");
        }

        foreach (var (index, block) in _blocks.Index())
        {
            if (index > 0 || _arguments.Count > 0)
                to.Append('\n');
            block.AppendTo(to, indent + Step);
        }

        to.Append(' ', indent).Append("}\n");
    }

    /// <summary>A text in quotation marks, in which nothing is a template.</summary>
    public static string Quoted(string text) =>
        Quotation.Of(text).Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);
}
