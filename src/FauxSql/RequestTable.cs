using System.Globalization;

namespace FauxSql;

/// <summary>Prints requests below each other, under a line that sums them up.</summary>
internal sealed class RequestTable(string head)
{
    private readonly List<(int RoundTrip, string Operation, string Target, string Detail)> _rows = [];

    public void Add(int roundTrip, string operation, string target, string detail) => _rows.Add((roundTrip, operation, target, detail));

    public static string Count(double number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number is 1 ? "" : "s")}";

    public override string ToString()
    {
        var operation = _rows.Select(row => row.Operation.Length).DefaultIfEmpty().Max();
        var target = _rows.Select(row => row.Target.Length).DefaultIfEmpty().Max();
        var lines = _rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"  {row.RoundTrip}  {row.Operation.PadRight(operation)}  {row.Target.PadRight(target)}  {row.Detail}"));
        return string.Join('\n', lines.Prepend(head));
    }
}
