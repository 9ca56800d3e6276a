namespace FauxSql.Tooling.Hosting;

/// <summary>What FauxSql refuses because the user named something that is not there.</summary>
internal static class Refused
{
    /// <exception cref="ToolingException">The argument is refused; the message says why.</exception>
    public static T AsToolingException<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException refused)
        {
            throw new ToolingException(refused.Message);
        }
    }
}
