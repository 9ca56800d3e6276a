using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>Puts the attributes of the layout's own into what is written.</summary>
internal static class Stamps
{
    extension(ILayout layout)
    {
        /// <summary>The item as it is stored.</summary>
        public ReadOnlyMemory<byte> Stamped(EntitySchema entity, Key key, ReadOnlyMemory<byte> item)
        {
            var stamps = layout.StampsOf(entity, key);
            if (stamps.Count == 0)
                return item;
            var json = RequestBody.Build(stamps, static (writer, stamps) =>
            {
                foreach (var (name, value) in stamps)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }
            });
            byte[] stored = [.. item.Span.TrimEnd(" \t\r\n"u8)[..^1], (byte)',', .. json.Span[1..]];
            return stored;
        }

        /// <summary>The changes with which an update stores the item, which it may create, and which may have been stored before there were stamps.</summary>
        public UpdateExpression Stamped(EntitySchema entity, Key key, UpdateExpression changes) => new(
        [
            .. changes.Actions,
            .. layout.StampsOf(entity, key).Select(stamp => new UpdateAction.Set(new DocumentPath(stamp.Key), new UpdateValue.Plain(new Operand.Value(stamp.Value)))),
        ]);
    }
}
