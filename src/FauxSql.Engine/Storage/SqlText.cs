namespace FauxSql.Engine.Storage;

/// <summary>A statement's text. Each connection compiles it once and finds it again by this object.</summary>
internal sealed class SqlText(string sql)
{
    /// <inheritdoc/>
    public override string ToString() => sql;
}
