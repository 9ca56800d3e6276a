using System.Text.Json;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>Stores attributes that are being renamed under their other name too. All of them are single values, so an update names them whole.</summary>
internal static class Mirrors
{
    extension(EntitySchema entity)
    {
        /// <summary>The item with each such attribute twice: by the name that counts, or, as in an import of older items, by the only one that it has.</summary>
        public ReadOnlyMemory<byte> Mirrored(ReadOnlyMemory<byte> item)
        {
            for (var i = 0; i < entity.Attributes.Count; i++)
            {
                var attribute = entity.Attributes[i];
                if (attribute.Mirror is not { } mirror)
                    continue;
                var hasOther = ItemReader.TryFind(item, mirror, out var other);
                if (ItemReader.TryFind(item, attribute.Name, out var value))
                    item = With(hasOther ? Without(item, mirror) : item, mirror, value);
                else if (hasOther)
                    item = With(item, attribute.Name, other);
            }

            return item;
        }

        /// <summary>The changes with those of the other names.</summary>
        public UpdateExpression Mirrored(UpdateExpression changes)
        {
            var mirrored = (
                from attribute in entity.Attributes
                where attribute.Mirror is not null
                from action in changes.Actions
                where action.At.Attribute == attribute.Name
                select OfMirror(action, new DocumentPath(attribute.Mirror!))).ToList();
            return mirrored.Count == 0 ? changes : new UpdateExpression([.. changes.Actions, .. mirrored]);
        }
    }

    private static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> item, string name, ReadOnlyMemory<byte> value)
    {
        var added = RequestBody.Build((name, value), static (writer, attribute) =>
        {
            writer.WritePropertyName(attribute.name);
            writer.WriteRawValue(attribute.value.Span, skipInputValidation: true);
        });
        byte[] whole = [.. item.Span.TrimEnd(" \t\r\n"u8)[..^1], (byte)',', .. added.Span[1..]];
        return whole;
    }

    // The model's own code writes no other name; an import of items as they are stored may.
    private static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> item, string name)
    {
        using var document = JsonDocument.Parse(item);
        return RequestBody.Build((document.RootElement, name), static (writer, state) =>
        {
            foreach (var attribute in state.RootElement.EnumerateObject().Where(attribute => !attribute.NameEquals(state.name)))
                attribute.WriteTo(writer);
        });
    }

    // The other name may not be in the item yet, so what is counted starts from the name that counts.
    private static UpdateAction OfMirror(UpdateAction action, DocumentPath mirror) => action switch
    {
        UpdateAction.Set set => set with { At = mirror },
        UpdateAction.Add add => new UpdateAction.Set(mirror, new UpdateValue.Plus(
            new UpdateValue.IfNotExists(add.At, new UpdateValue.Plain(new Operand.Value(new AttributeValue.Number(0)))), new UpdateValue.Plain(new Operand.Value(add.Value)))),
        UpdateAction.Remove => new UpdateAction.Remove(mirror),
        _ => throw new InvalidOperationException($"{action.At} is no single value, and cannot be renamed."),
    };
}
