using FauxSql.Codecs;
using FauxSql.Fields;

namespace FauxSql;

/// <summary>What attributes that may be absent have in common with those that may not.</summary>
public static class FieldExtensions
{
    extension<T>(OrderedField<T?> attribute)
        where T : struct
    {
        /// <summary>The attribute where it is present, for comparison with one that always is: <c>o => o.Paid.Value &lt; o.Total</c>.</summary>
        public OrderedField<T> Value => new(attribute.Path, ((NullableCodec<T>)attribute.Codec).Inner);
    }
}
