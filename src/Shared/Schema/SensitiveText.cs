namespace FauxSql.Schema;

internal static class SensitiveText
{
    // What stands in all text in the place of a sensitive value.
    public const string Mark = "•••";
}
