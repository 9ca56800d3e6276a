namespace FauxSql.Rules;

// A rule in words. The message says what is wrong, a colon, and the fix.
internal sealed record RuleText(string Id, string Title, string Message);
