using System.Text.Json.Serialization;
using FauxSql.Evolution.Sweeps;

namespace FauxSql.Evolution.Ledgers;

/// <summary>What the ledger holds as JSON, without reflection.</summary>
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(RunEntry))]
[JsonSerializable(typeof(Todo))]
internal sealed partial class LedgerJson : JsonSerializerContext;
