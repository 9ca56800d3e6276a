namespace FauxSql.Tests.Shop;

/// <summary>Text that is found whatever its case.</summary>
internal sealed class UpperCase : ValueConverter<string, string>
{
    public override string ToStored(string value) => value.ToUpperInvariant();

    public override string FromStored(string stored) => stored;
}
