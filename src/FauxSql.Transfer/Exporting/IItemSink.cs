namespace FauxSql.Transfer.Exporting;

/// <summary>Where the items of one entity are written, one after another.</summary>
internal interface IItemSink : IDisposable
{
    /// <exception cref="TransferException">The format cannot tell the item.</exception>
    void Write(ReadOnlyMemory<byte> item);
}
