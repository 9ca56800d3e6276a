using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// The writes of intents that happen together. DynamoDB takes every item once: a unique value that one intent gives up and another claims
/// changes hands in one write, and of two claims the second has lost already. What references name is checked once, and not where the same
/// writes put it there; whatever stands for that check sees to <see cref="DeletionMark"/>s.
/// </summary>
internal sealed class JoinedWrites
{
    private readonly List<IntendedWrite> _writes = [];
    private readonly Dictionary<string, int> _claims = new(StringComparer.Ordinal);
    private readonly List<IntendedWrite> _references = [];
    private readonly Dictionary<Write, List<IntendedWrite>> _checkedFor = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Write> _unmarked = new(ReferenceEqualityComparer.Instance);
    private readonly List<WriteFailure> _failures = [];
    private readonly DynamoDatabase _database;
    private readonly bool _takesMarks;

    private JoinedWrites(DynamoDatabase database, bool takesMarks)
    {
        _database = database;
        _takesMarks = takesMarks;
    }

    public IReadOnlyList<IntendedWrite> Writes => _writes;

    /// <summary>What is refused before anything is sent.</summary>
    public IReadOnlyList<WriteFailure> Failures => _failures;

    /// <param name="intents">The intents.</param>
    /// <param name="stored">The items that are stored, where they are read before.</param>
    /// <param name="database">The database.</param>
    /// <param name="takesMarks">Whether a mark on what is referred to is taken away; otherwise it fails the writes, which costs less where there is none.</param>
    /// <exception cref="InvalidKeyException">A unique value is too long to be claimed.</exception>
    public static JoinedWrites Of(
        IReadOnlyList<WriteIntent> intents, IReadOnlyList<ReadOnlyMemory<byte>?> stored, DynamoDatabase database, bool takesMarks = false)
    {
        var joined = new JoinedWrites(database, takesMarks);
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

    /// <summary>Whether a mark is why a write failed, so that it is to be taken away.</summary>
    public bool IsMarked(FailedWrite failed) => failed.IsCondition && _unmarked.Contains(failed.Write) && DeletionMark.Of(failed.Stored) is not null;

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
        if (_references.Count == 0)
            return;
        var places = _writes.Index().Where(write => write.Item.Write is Write.OfItem).ToDictionary(write => AddressOf((Write.OfItem)write.Item.Write), write => write.Index, StringComparer.Ordinal);
        var standing = new HashSet<int>();
        foreach (var reference in _references)
        {
            var check = CheckFor((Write.Refer)reference.Write);
            var address = AddressOf(check);
            if (!places.TryGetValue(address, out var place))
            {
                places.Add(address, place = _writes.Count);
                _writes.Add(reference with { Write = WithoutMark(check) });
                _checkedFor.Add(_writes[place].Write, []);
                standing.Add(place);
            }
            else if (!IsThere(_writes[place].Write))
            {
                Refuse(reference);
                continue;
            }
            else if (standing.Add(place))
            {
                _writes[place] = _writes[place] with { Write = WithoutMark(_writes[place].Write) };
            }

            if (_checkedFor.TryGetValue(_writes[place].Write, out var checkedFor))
                checkedFor.Add(reference);
        }
    }

    // A deletion that has marked the item must not go on, for it may have looked for what refers to the item before this does.
    private Write WithoutMark(Write written)
    {
        switch (written)
        {
            case Write.Update update:
                return update with { Changes = new UpdateExpression([.. update.Changes.Actions, DeletionMark.Removal]) };
            case Write.Check check when _takesMarks:
                return new Write.Update(check.Entity, check.Key, new UpdateExpression([DeletionMark.Removal]), check.If);
            case Write.Check check:
                var unmarked = check with { If = check.If & DeletionMark.IsMissing };
                _unmarked.Add(unmarked);
                return unmarked;
            default:
                return written;
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
