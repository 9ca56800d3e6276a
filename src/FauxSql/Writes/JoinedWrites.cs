using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Limits;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// The writes of intents that happen together. DynamoDB takes every item once: a unique value that one intent gives up and another claims
/// changes hands in one write, and of two claims the second has lost already.
/// </summary>
internal sealed class JoinedWrites
{
    private readonly List<IntendedWrite> _writes = [];
    private readonly Dictionary<string, int> _claims = new(StringComparer.Ordinal);
    private readonly List<WriteFailure> _failures = [];
    private readonly ILayout _layout;

    private JoinedWrites(ILayout layout) => _layout = layout;

    public IReadOnlyList<IntendedWrite> Writes => _writes;

    /// <summary>What is refused before anything is sent.</summary>
    public IReadOnlyList<WriteFailure> Failures => _failures;

    /// <exception cref="InvalidKeyException">A unique value is too long to be claimed.</exception>
    public static JoinedWrites Of(IReadOnlyList<WriteIntent> intents, IReadOnlyList<ReadOnlyMemory<byte>?> stored, ILayout layout)
    {
        var joined = new JoinedWrites(layout);
        for (var i = 0; i < intents.Count; i++)
        {
            foreach (var write in intents[i].WritesFor(stored[i]))
                joined.Add(new IntendedWrite(i, intents[i], write));
        }

        return joined;
    }

    private void Add(IntendedWrite added)
    {
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
                _failures.Add(new WriteFailure(added.Index, added.Intent, added.Intent.RefusalOf(new FailedWrite(added.Write, FailedWrite.ConditionFailed, "", null))!));
                break;
        }
    }

    private string AddressOf(Write.OfClaim claim)
    {
        var value = _layout.AddressOf(claim.Of).Key[0].Value;
        var excess = value.SizeInBytes - DynamoLimits.PartitionKeyBytes;
        return excess > 0 && claim is Write.Claim
            ? throw new InvalidKeyException(claim.Of.Entity.Name, claim.Of.Attribute, $"is unique, and too long by {excess} bytes to be claimed")
            : KeyText.Of(value);
    }
}
