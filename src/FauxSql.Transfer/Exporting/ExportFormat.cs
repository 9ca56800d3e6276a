namespace FauxSql.Transfer.Exporting;

/// <summary>The files that an export makes.</summary>
public enum ExportFormat
{
    /// <summary>An item on each line, as DynamoDB's own exports have it: <c>{"Item":{"OrderId":{"S":"1"}}}</c>. Nothing is lost.</summary>
    Jsonl,

    /// <summary>A row for each item, and a column for each attribute of the model.</summary>
    Csv,
}
