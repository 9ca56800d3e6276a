namespace FauxSql.Fields;

/// <summary>Checks a value by what the model declares of its property: lengths, ranges, patterns, bounds.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
/// <param name="value">The value, not null.</param>
/// <param name="prefix">What stands before the property's name in problems: empty, or such as <c>Home.</c> within a nested record.</param>
/// <param name="problems">Where problems are added; made when there is the first.</param>
public delegate void FieldRules<in T>(T value, string prefix, ref List<string>? problems);
