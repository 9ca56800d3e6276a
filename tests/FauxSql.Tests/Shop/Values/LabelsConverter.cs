namespace FauxSql.Tests.Shop;

/// <summary>Stored as a set, so that no labels are the absence of the attribute.</summary>
internal sealed class LabelsConverter : ValueConverter<Labels, IReadOnlySet<string>>
{
    public override IReadOnlySet<string> ToStored(Labels value) => value.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    public override Labels FromStored(IReadOnlySet<string> stored) => new(string.Join(' ', stored.Order(StringComparer.Ordinal)));
}
