namespace FauxSql.Cli.Tests;

/// <summary>A copy of samples/Blog.</summary>
internal sealed class BlogCopy(string name = "Blog", string more = "") : SampleCopy(Repository.Blog, name, more);
