using System.ComponentModel;

namespace FauxSql;

/// <summary>The root of all converters; derive from <see cref="ValueConverter{T,TStored}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ValueConverter
{
    private protected ValueConverter()
    {
    }
}
