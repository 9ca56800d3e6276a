namespace FauxSql.Generator.Model;

internal sealed record RelatedModel(string Property, string Identifier, SetterModel Setter, string Target, bool IsMany, bool IsPlainList, string? Via, string? Through);
