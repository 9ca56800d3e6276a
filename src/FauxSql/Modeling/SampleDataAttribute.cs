namespace FauxSql.Modeling;

/// <summary>Marks the static method <c>IAsyncEnumerable&lt;object&gt; Name(int scale)</c> that makes the project's sample data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SampleDataAttribute : Attribute;
