using FauxSql.Modeling;

namespace FauxSql.Tests.Faults;

/// <summary>Written in one transaction with a mark in two accounts.</summary>
[Table]
internal sealed partial record Transfer([property: PartitionKey] string Mark, string From, string To);
