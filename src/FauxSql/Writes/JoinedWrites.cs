using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// The writes of intents that happen together. DynamoDB takes every item once: a unique value that one intent gives up and another claims
/// changes hands in one write, and of two claims the second has lost already. What references name is checked once, and not where the same
/// writes put it there.
/// </summary>
internal sealed class JoinedWrites
{
    private readonly List<IntendedWrite> _writes = [];
    private readonly Dictionary<string, int> _claims = new(StringComparer.Ordinal);
    private readonly List<IntendedWrite> _references = [];
    private readonly Dictionary<Write, List<IntendedWrite>> _checkedFor = new(ReferenceEqualityComparer.Instance);
    private readonly List<WriteFailure> _failures = [];
    private readonly DynamoDatabase _database;

    private JoinedWrites(DynamoDatabase database) => _database = database;

    public IReadOnlyList<IntendedWrite> Writes => _writes;

    /// <summary>What is refused before anything is sent.</summary>
    public IReadOnlyList<WriteFailure> Failures => _failures;

    /// <exception cref="InvalidKeyException">A unique value is too long to be claimed.</exception>
    public static JoinedWrites Of(IReadOnlyList<WriteIntent> intents, IReadOnlyList<ReadOnlyMemory<byte>?> stored, DynamoDatabase database)
    {
        var joined = new JoinedWrites(database);
        for (var i = 0; i < intents.Count; i++)
        {
            foreach (var write in intents[i].WritesFor(stored[i]))
                joined.Add(new IntendedWrite(i, intents[i], write));
        }

        joined.AddChecks();
        return joined;
    }

    /// <summary>What a write was sent for: itself, or each reference that a check is for.</summary>
    public IReadOnlyList<IntendedWrite> ReasonsOf(Write write) =>
        _checkedFor.TryGetValue(write, out var references) ? references : [_writes.First(sent => ReferenceEquals(sent.Write, write))];

    private void Add(IntendedWrite added)
    {
        if (added.Write is Write.Refer)
        {
            _references.Add(added);
            return;
        }

        if (added.Write is not Write.OfClaim claim)
        {
            _writes.Add(added);
            return;
        }

        var value = AddressOf(claim);
        if (_claims.TryAdd(value, _writes.Count))
            _writes.Add(added);
        else
            Join(_claims[value], added);
    }

    private void Join(int place, IntendedWrite added)
    {
        switch (_writes[place].Write, added.Write)
        {
            case (Write.Release release, Write.Claim claim):
                _writes[place] = added with { Write = claim with { From = release.Owner } };
                break;
            case (Write.Claim { From: null } claim, Write.Release release):
                _writes[place] = _writes[place] with { Write = claim with { From = release.Owner } };
                break;
            case (Write.Claim, Write.Claim):
                Refuse(added);
                break;
        }
    }

    private void AddChecks()
    {
        var items = _writes.Where(write => write.Write is Write.OfItem).ToLookup(write => AddressOf((Write.OfItem)write.Write), StringComparer.Ordinal);
        var checks = new Dictionary<string, Write>(StringComparer.Ordinal);
        foreach (var reference in _references)
        {
            var check = CheckFor((Write.Refer)reference.Write);
            var address = AddressOf(check);
            if (items[address].Select(write => write.Write).FirstOrDefault() is { } written)
            {
                if (!IsThere(written))
                    Refuse(reference);
            }
            else
            {
                if (checks.TryAdd(address, check))
                {
                    _writes.Add(reference with { Write = check });
                    _checkedFor.Add(check, []);
                }

                _checkedFor[checks[address]].Add(reference);
            }
        }
    }

    private Write.Check CheckFor(Write.Refer refer)
    {
        var target = _database.Schema.Entities.Single(entity => entity.Name == refer.Reference.Target);
        var key = new Key(refer.Value, null);
        return new Write.Check(target, key, Demand.Exists(target, key).If);
    }

    // Whether a write leaves its item in the table, once it has succeeded.
    private static bool IsThere(Write written) =>
        written is Write.Put or Write.Update || (written is Write.Check check && !ConditionEvaluator.IsTrue(check.If, ItemJson.Empty));

    private void Refuse(IntendedWrite refused) => _failures.Add(new WriteFailure(
        refused.Index, refused.Intent, refused.Intent.RefusalOf(new FailedWrite(refused.Write, FailedWrite.ConditionFailed, "", null))!));

    private string AddressOf(Write.OfItem write)
    {
        var address = _database.Layout.AddressOf(write.Entity, write.Key);
        return $"{address.Table} {string.Join('/', address.Key.Select(part => Uri.EscapeDataString(KeyText.Of(part.Value))))}";
    }

    private string AddressOf(Write.OfClaim claim)
    {
        var value = _database.Layout.AddressOf(claim.Of).Key[0].Value;
        var excess = value.SizeInBytes - DynamoLimits.PartitionKeyBytes;
        return excess > 0 && claim is Write.Claim
            ? throw new InvalidKeyException(claim.Of.Entity.Name, claim.Of.Attribute, $"is unique, and too long by {excess} bytes to be claimed")
            : KeyText.Of(value);
    }
}
