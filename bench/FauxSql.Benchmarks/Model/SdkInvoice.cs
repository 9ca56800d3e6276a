using Amazon.DynamoDBv2.DataModel;

namespace FauxSql.Benchmarks.Model;

/// <summary><see cref="Invoice"/> as the AWS SDK's object persistence model has it.</summary>
[DynamoDBTable("Invoice")]
public sealed class SdkInvoice
{
    [DynamoDBHashKey]
    public string CustomerId { get; set; } = "";

    [DynamoDBRangeKey]
    public string InvoiceId { get; set; } = "";

    [DynamoDBGlobalSecondaryIndexHashKey("RegionIndex")]
    public string Region { get; set; } = "";

    [DynamoDBGlobalSecondaryIndexRangeKey("RegionIndex")]
    public DateTime IssuedAt { get; set; }

    public InvoiceStatus Status { get; set; }

    public decimal Total { get; set; }

    public int Lines { get; set; }

    public bool IsPaid { get; set; }

    public SdkAddress BillTo { get; set; } = new();

    public string Note { get; set; } = "";

    public static SdkInvoice Of(Invoice invoice) => new()
    {
        CustomerId = invoice.CustomerId,
        InvoiceId = invoice.InvoiceId,
        Region = invoice.Region,
        IssuedAt = invoice.IssuedAt,
        Status = invoice.Status,
        Total = invoice.Total,
        Lines = invoice.Lines,
        IsPaid = invoice.IsPaid,
        BillTo = SdkAddress.Of(invoice.BillTo),
        Note = invoice.Note,
    };
}
