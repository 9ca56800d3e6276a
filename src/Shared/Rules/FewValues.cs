namespace FauxSql.Rules;

// FXS114: index keys that many items share.
internal static class FewValues
{
    private const int Few = 32;

    // Values is null where the type does not say how many there are.
    public static bool IsHot(int? values, int partitionAttributes, bool isSharded) => values <= Few && partitionAttributes == 1 && !isSharded;
}
