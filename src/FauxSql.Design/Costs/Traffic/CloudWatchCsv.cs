using System.Globalization;
using FauxSql.Schema;
using Microsoft.VisualBasic.FileIO;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>
/// Reads what the CloudWatch console downloads as CSV: rows with labels and other facts of each column, and then a row for each point in time. AWS documents no more than that it is one, so whatever
/// stands above the first date is taken for the column's label.
/// </summary>
internal static class CloudWatchCsv
{
    public static Workload Parse(DatabaseSchema schema, string file, string text)
    {
        var (labels, points) = (new List<List<string>>(), new List<List<(DateTimeOffset, double)>>());
        using var parser = new TextFieldParser(new StringReader(text)) { TextFieldType = FieldType.Delimited, Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var times = new List<DateTimeOffset>();
        while (!parser.EndOfData)
        {
            var line = (int)parser.LineNumber;
            var fields = FieldsOf(parser, file, line);
            var isPoint = DateTimeOffset.TryParse(fields[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at);
            if (isPoint)
                times.Add(at);
            else if (times.Count > 0)
                throw new CostInputException(file, line, $"'{fields[0]}' is no date; below the labels each row begins with one");
            if (isPoint && fields.Length - 1 != labels.Count)
                throw new CostInputException(file, line, $"it has {fields.Length - 1} values, and there are {labels.Count} columns; the file may have been cut off");
            foreach (var (column, field) in fields.Skip(1).Index())
            {
                if (!isPoint)
                {
                    if (labels.Count <= column)
                    {
                        labels.Add([]);
                        points.Add([]);
                    }

                    labels[column].Add(field);
                }
                else if (field.Length > 0)
                {
                    points[column].Add((at, UnitsOf(field, file, line)));
                }
            }
        }

        if (times.Count == 0)
            throw new CostInputException(file, null, "it has no row that begins with a date: this is no CSV file of CloudWatch, nor a traffic file, which begins with {\"fauxsql-traffic\":1}");
        return CloudWatchSeries.Workload(schema, file, [.. labels.Zip(points, (label, of) => new CloudWatchSeries(string.Join(' ', label.Distinct(StringComparer.Ordinal)), [.. of.OrderBy(point => point.Item1)]))], times);
    }

    private static string[] FieldsOf(TextFieldParser parser, string file, int line)
    {
        try
        {
            return parser.ReadFields() ?? [];
        }
        catch (MalformedLineException exception)
        {
            throw new CostInputException(file, line, "it is not CSV: a quotation mark is missing, or the file has been cut off", exception);
        }
    }

    private static double UnitsOf(string field, string file, int line) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var units) && double.IsFinite(units) && units >= 0
            ? units
            : throw new CostInputException(file, line, $"'{field}' is no number of units, which is 0 or more");
}
