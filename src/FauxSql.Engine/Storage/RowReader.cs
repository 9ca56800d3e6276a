namespace FauxSql.Engine.Storage;

/// <summary>Walks over rows. What it shows is valid until the next <see cref="Read"/>.</summary>
internal readonly ref struct RowReader(SqliteStatement statement)
{
    /// <summary>Goes to the next row, if there is one.</summary>
    public bool Read() => statement.Step();

    /// <summary>The row's key.</summary>
    public ReadOnlySpan<byte> Key => statement.Blob(0);

    /// <summary>The item's size as DynamoDB counts it.</summary>
    public int Size => SizeColumn.SizeIn(statement.Number(1));

    /// <summary>The item's JSON.</summary>
    /// <exception cref="StorageException">It is not what was written.</exception>
    public ReadOnlySpan<byte> Item
    {
        get
        {
            var item = statement.Blob(2);
            return SizeColumn.Fits(Key, statement.Number(1), item) ? item : throw StorageException.Damage("an item in it is not what was written");
        }
    }

    /// <summary>Ends the walk.</summary>
    public void Dispose() => statement.Reset();
}
