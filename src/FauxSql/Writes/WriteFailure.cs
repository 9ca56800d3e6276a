using FauxSql.Errors;

namespace FauxSql.Writes;

/// <summary>Why an intent, one of several, could not be carried out.</summary>
internal readonly record struct WriteFailure(int Index, WriteIntent Intent, FauxSqlException Reason);
