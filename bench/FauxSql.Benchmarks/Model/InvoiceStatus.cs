namespace FauxSql.Benchmarks.Model;

public enum InvoiceStatus
{
    Draft,
    Sent,
    Overdue,
    Settled,
}
