using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>A write, and for which of several intents it is sent.</summary>
internal readonly record struct IntendedWrite(int Index, WriteIntent Intent, Write Write);
