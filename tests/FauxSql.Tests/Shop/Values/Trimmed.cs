namespace FauxSql.Tests.Shop;

/// <summary>Text that is read without the blanks with which it may be stored: several stored values are read as one.</summary>
internal sealed class Trimmed : ValueConverter<string, string>
{
    public override string ToStored(string value) => value;

    public override string FromStored(string stored) => stored.Trim();
}
