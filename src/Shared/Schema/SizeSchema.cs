namespace FauxSql.Schema;

/// <summary>
/// How large the value of an attribute can be, as far as the model bounds it, counted as DynamoDB does.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
/// </summary>
/// <param name="Bytes">The most bytes that the bounded parts take together; a text of at most n characters takes three for each.</param>
/// <param name="Texts">How many texts and binary values without a bound it has at most, which are not counted in <paramref name="Bytes"/>.</param>
/// <param name="Unbounded">
/// The lists and dictionaries of objects that have no bound, by the names of their properties from the attribute on, such as <c>Basket.Lines</c>. What they
/// hold is not counted.
/// </param>
public sealed record SizeSchema(long Bytes, long Texts, ValueList<string> Unbounded);
