namespace FauxSql.Tests.Shop;

internal sealed class UriConverter : ValueConverter<Uri, string>
{
    public override string ToStored(Uri value) => value.AbsoluteUri;

    public override Uri FromStored(string stored) => new(stored);
}
