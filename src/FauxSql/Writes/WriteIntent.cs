using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// What one write of the model means, whether it is sent alone or in a transaction: what must be read before it, the writes it consists of,
/// what it demands of the stored item, and what it is called when a demand is not met.
/// </summary>
internal abstract class WriteIntent(EntityCodec codec, Key key)
{
    public EntitySchema Entity => codec.Schema;

    public Key Key { get; } = key;

    /// <summary>What it is about, for messages: <c>Order O1</c>.</summary>
    public string Subject => $"{Entity.Name} {Shown.Of(Entity, Key)}";

    /// <summary>What it does, for plans and messages: <c>insert</c>.</summary>
    public abstract string Verb { get; }

    /// <summary>What it does, for who asks what an operation writes: <c>insert Order</c>.</summary>
    public string Action => $"{Verb} {Entity.Name}";

    /// <summary>What must be true of the stored item; the first that is not names the failure.</summary>
    public IReadOnlyList<Demand> Demands { get; init; } = [];

    /// <summary>Whether its writes depend on what is stored, which is then read before; they are to fail when that has changed since.</summary>
    public virtual bool ReadsFirst => HasUnique;

    /// <summary>The enforced references that must not name the item. Where there are any, the item is marked instead of read before.</summary>
    public virtual IReadOnlyList<Referrer> Referrers => [];

    /// <summary>Whether the item is read once more when a transaction, which returns nothing, has written what this returns.</summary>
    public virtual bool ReadsAfter => false;

    /// <summary>What it returns when the item has been deleted before it could be read once more.</summary>
    /// <exception cref="ItemNotFoundException">That is not known.</exception>
    public virtual ReadOnlyMemory<byte> AfterwardsOf(ReadOnlyMemory<byte>? stored) => throw new ItemNotFoundException(Entity.Name, Shown.Of(Entity, Key));

    /// <summary>Whether it depends on the changes that the stored item has, which is given those that it lacks then. What puts a whole item in the place of any other does not.</summary>
    public bool NeedsCurrentItem => Entity.ChangeVersion > 0 && DependsOnItem;

    public EntityCodec Codec => codec.Whole;

    public bool HasUnique => Unique.Count > 0;

    /// <summary>How many writes it comes to at most.</summary>
    public virtual int MostWrites => 1 + (2 * Unique.Count) + References.Count;

    /// <summary>The size of the item that is written, as far as it is known.</summary>
    public virtual int Bytes => 0;

    /// <summary>What <see cref="Bytes"/> is at most, without the work of counting them.</summary>
    public virtual int MostBytes => 0;

    protected virtual bool DependsOnItem => Demands.Any(demand => !demand.IsOfPresence(Entity));

    protected UniqueValues Unique => codec.Unique;

    protected EnforcedReferences References => codec.References;

    /// <summary>Whether the write of the item itself is all that it takes.</summary>
    public bool IsAlone => !ReadsFirst && !HasUnique && References.Count == 0 && Referrers.Count == 0;

    /// <summary>The write of the item itself.</summary>
    /// <param name="stored">The item that is stored, where it is read before; null for none.</param>
    public abstract Write WriteFor(ReadOnlyMemory<byte>? stored);

    /// <summary>All writes, that of the item itself first.</summary>
    /// <param name="stored">The item that is stored, where it is read before; null for none.</param>
    public IEnumerable<Write> WritesFor(ReadOnlyMemory<byte>? stored) => IsAlone ? [WriteFor(stored)] : [WriteFor(stored), .. WritesBeside(stored)];

    /// <summary>The claims to unique values that change, and what the item refers to.</summary>
    protected virtual IEnumerable<Write> WritesBeside(ReadOnlyMemory<byte>? stored) => [];

    /// <summary>The write that marks the item, if it is there and the demands are met, and returns it.</summary>
    public Write Marking(AttributeValue mark) =>
        new Write.Update(Entity, Key, new UpdateExpression([DeletionMark.Setting(mark)]), If(Demand.Exists(Entity, Key).If), ReturnedItem.New);

    /// <summary>The exception that a false condition is, or null when it only means that something has changed since it was read.</summary>
    public FauxSqlException? RefusalOf(FailedWrite failed) => failed.Write switch
    {
        Write.Claim claim => new UniqueViolationException(claim.Of),
        Write.Release => null,
        Write.Refer refer => new ReferenceViolationException(refer),
        _ => RefusalOf(failed.Stored),
    };

    /// <summary>All demands, and whatever else must be true.</summary>
    protected Condition? If(Condition? more = null) => Demands.Count == 0 && !NeedsCurrentItem ? more
        : Conditions.All([.. Demands.Select(demand => demand.If), NeedsCurrentItem ? Entity.IsCurrentOrMissing : null, more]);

    // A service that does not say what is stored leaves only the last demand to blame.
    private FauxSqlException? RefusalOf(ReadOnlyMemory<byte>? stored)
    {
        if (Entity.ChangeVersion > 0 && stored is { } item && ItemForm.Of(item) is var version && version > Entity.ChangeVersion)
            return new NewerItemException(Subject, version, Entity.ChangeVersion);
        var unmet = Demands.FirstOrDefault(demand => !demand.IsMet(stored)) ?? (ReadsFirst || Demands.Count == 0 ? null : Demands[^1]);
        return unmet?.Otherwise(StoredEntity.Read(codec.Whole, stored));
    }
}
