using FauxSql.Schema;

namespace FauxSql.Generator.Model;

// An enum of the user's, whose values are stored by their names.
internal sealed record EnumModel(string Name, string FullName, ValueList<string> Members);
