using System.Security.Cryptography;
using System.Text;
using FauxSql.Evolution.Steps;
using FauxSql.Schema;

namespace FauxSql.Evolution.Ledgers;

/// <summary>What a run wrote down of itself.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Database">The name of the model.</param>
/// <param name="Who">Who started it.</param>
/// <param name="Began">When, for the first time.</param>
/// <param name="Planned">What it set out to do.</param>
/// <param name="Ended">When its last step was done, or <see langword="null"/>.</param>
/// <param name="Done">The steps that are done.</param>
internal sealed record RunEntry(string Plan, string Database, string Who, DateTimeOffset Began, IReadOnlyList<PlannedStep> Planned, DateTimeOffset? Ended, IReadOnlyList<StepEntry> Done)
{
    /// <summary>The plan that this one undid, or <see langword="null"/>.</summary>
    public string? Undoes { get; init; }

    /// <summary>The <see cref="ModelOf"/> of the model that it leads to.</summary>
    public string? Model { get; init; }

    /// <summary>Whether it leaves tables to others, and so waits for them before it is done.</summary>
    public bool IsDataOnly { get; init; }

    /// <summary>Grows with each beginning of a run, the same one's included: of two, the larger was begun last. Nobody's clock is trusted.</summary>
    public int Turn { get; init; }

    /// <summary>What checkpoints belong to: shared with the interrupted runs where this one goes on, and with no other.</summary>
    public string Checkpoints { get; init; } = "";

    /// <summary>Whether another run undid it, or ended it in its place.</summary>
    public bool IsReplaced { get; init; }

    public bool CanBeUndone => Ended is not null && Undoes is null && !IsReplaced;

    public bool IsWaiting => Ended is null && IsDataOnly;

    /// <summary>Whether a step was done to all items.</summary>
    public bool HasDone(ChangeStep step) => Done.Any(done => done.IsWhole && done.Checksum == step.Checksum);

    /// <summary>Tells a model from others.</summary>
    public static string ModelOf(DatabaseSchema schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SchemaSnapshot.Write(schema))))[..16];
}
