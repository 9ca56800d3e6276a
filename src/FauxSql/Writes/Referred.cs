using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>An item that is to be deleted, and a reference that may name it.</summary>
internal readonly record struct Referred(EntitySchema Entity, Key Key, Referrer By);
