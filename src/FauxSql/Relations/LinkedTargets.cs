namespace FauxSql.Relations;

/// <summary>A list that is handed over once each of its places is decided: an item, or nothing where a link leads nowhere.</summary>
internal sealed class LinkedTargets<TTarget>
    where TTarget : class
{
    private readonly TTarget?[] _targets;
    private readonly Action<IEnumerable<TTarget>> _complete;
    private int _open;

    public LinkedTargets(int count, Action<IEnumerable<TTarget>> complete)
    {
        _targets = new TTarget?[count];
        _complete = complete;
        _open = count;
        CompleteIfDecided();
    }

    public void Decide(int position, TTarget? target)
    {
        _targets[position] = target;
        _open--;
        CompleteIfDecided();
    }

    private void CompleteIfDecided()
    {
        if (_open == 0)
            _complete(_targets.OfType<TTarget>());
    }
}
