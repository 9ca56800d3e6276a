using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>Makes items of rows, byte for byte as the project's own codec would of the same values.</summary>
internal sealed class ItemBuilder
{
    private static readonly ValueSchema Text = new(ValueForm.Text);

    private readonly EntitySchema _entity;
    private readonly ColumnBinding[] _bindings;
    private readonly ILookup<int, ColumnBinding> _byColumn;

    /// <param name="entity">The entity.</param>
    /// <param name="bindings">Where its attributes come from; those without a binding are absent.</param>
    public ItemBuilder(EntitySchema entity, IEnumerable<ColumnBinding> bindings)
    {
        _entity = entity;
        var byName = bindings.ToDictionary(binding => binding.Attribute.Name, StringComparer.Ordinal);

        // The discriminator is what a subtype's codec writes first.
        _bindings = [.. entity.Attributes.OrderBy(attribute => attribute.Name == entity.Discriminator?.Attribute ? 0 : 1)
            .Select(attribute => byName.GetValueOrDefault(attribute.Name) ?? new ColumnBinding(attribute, [], ""))];
        _byColumn = _bindings.Where(binding => binding.Columns.Count == 1).ToLookup(binding => binding.Columns[0]);
    }

    /// <summary>The item.</summary>
    /// <exception cref="RowException">The row cannot become an item.</exception>
    public ReadOnlyMemory<byte> Build(ICells cells) => JsonBytes.Write((Builder: this, cells), static (writer, state) => state.Builder.Write(writer, state.cells));

    /// <summary>Writes the row with the names of the attributes, so that a reader of plain JSON takes it back.</summary>
    public void Print(Utf8JsonWriter writer, IPrintableCells cells)
    {
        writer.WriteStartObject();
        foreach (var binding in _bindings.Where(binding => binding.Columns.Count > 0))
        {
            writer.WritePropertyName(binding.Attribute.Name);
            if (binding.Columns.Count > 1)
                PrintJoined(writer, binding, cells);
            else if (cells.IsAbsent(binding.Columns[0], binding.Attribute))
                writer.WriteNullValue();
            else
                cells.Print(writer, binding.Columns[0], binding.Attribute.Value ?? Text);
        }

        writer.WriteEndObject();
    }

    // Without a part it is null, so that it cannot be forgotten when the part is mended.
    private void PrintJoined(Utf8JsonWriter writer, ColumnBinding binding, IPrintableCells cells)
    {
        try
        {
            writer.WriteStringValue(JoinedOf(binding, cells));
        }
        catch (RowException)
        {
            writer.WriteNullValue();
        }
    }

    private void Write(Utf8JsonWriter writer, ICells cells)
    {
        writer.WriteStartObject();
        var subtype = _entity.Discriminator is null ? null : SubtypeOf(cells);
        foreach (var binding in _bindings)
        {
            var attribute = binding.Attribute;
            if (binding.Columns.Count > 1)
                WriteJoined(writer, binding, cells);
            else if (binding.Columns.Count == 1 && !cells.IsAbsent(binding.Columns[0], attribute))
                WriteCell(writer, binding, cells, subtype);
            else if (attribute.Role.HasFlag(AttributeRole.Version))
                WriteFirstVersion(writer, attribute);
            else if (attribute.IsRequired || (subtype is not null && IsRequiredOf(attribute, subtype)))
                throw new RowException(Missing(binding));
        }

        // What is told by the names of the model is as the model has it.
        if (_entity.ChangeVersion > 0)
        {
            writer.WritePropertyName(OwnNames.Change);
            new AttributeValue.Number(_entity.ChangeVersion).WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteCell(Utf8JsonWriter writer, ColumnBinding binding, ICells cells, string? subtype)
    {
        if (subtype is not null && binding.Attribute.Subtypes is { Count: > 0 } subtypes && !subtypes.Contains(subtype))
            throw new RowException($"{Named(binding)}: a {subtype} has no {binding.Attribute.Name}");
        writer.WritePropertyName(binding.Name);
        try
        {
            cells.Write(writer, binding.Columns[0], binding.Attribute.Value ?? Text);
        }
        catch (RowException problem)
        {
            throw new RowException($"{Named(binding)}: {Shown(binding, problem)}");
        }
    }

    private void WriteJoined(Utf8JsonWriter writer, ColumnBinding binding, ICells cells)
    {
        writer.WriteStartObject(binding.Attribute.Name);
        writer.WriteString("S", JoinedOf(binding, cells));
        writer.WriteEndObject();
    }

    // A text of several columns, each as it is stored.
    private string JoinedOf(ColumnBinding binding, ICells cells) => string.Join('#', binding.Columns.Select(column =>
    {
        var part = _byColumn[column].First();
        if (cells.IsAbsent(column, part.Attribute))
            throw new RowException($"{Named(part)} is part of the key, and null");
        return KeyText.Of(AttributeValue.Parse(JsonBytes.Write((part, cells), static (writer, state) => state.cells.Write(writer, state.part.Columns[0], state.part.Attribute.Value ?? Text))));
    }));

    private static void WriteFirstVersion(Utf8JsonWriter writer, AttributeSchema attribute)
    {
        writer.WriteStartObject(attribute.Name);
        writer.WriteString("N", "1");
        writer.WriteEndObject();
    }

    private string SubtypeOf(ICells cells)
    {
        var discriminator = _entity.Discriminator!;
        var binding = _bindings[0];
        var value = binding.Columns.Count == 1 && !cells.IsAbsent(binding.Columns[0], binding.Attribute)
            ? ItemReader.Get(JsonBytes.Write((binding, cells), static (writer, state) =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName(state.binding.Attribute.Name);
                state.cells.Write(writer, state.binding.Columns[0], Text);
                writer.WriteEndObject();
            }), new(discriminator.Attribute)) as AttributeValue.String
            : null;
        return discriminator.Subtypes.FirstOrDefault(subtype => subtype.Value == value?.Text)?.Name
            ?? throw new RowException($"{discriminator.Attribute} is {(value is null ? "missing" : $"\"{value.Text}\"")}; it tells the type: {string.Join(", ", discriminator.Subtypes.Select(subtype => $"\"{subtype.Value}\""))}");
    }

    // What only some subtypes have is not required of the entity, and its C# type says whether it may be null.
    private static bool IsRequiredOf(AttributeSchema attribute, string subtype) =>
        attribute.Subtypes.Contains(subtype) && !attribute.ClrType.EndsWith('?') && attribute.Value?.Form is not ValueForm.Set;

    private string Missing(ColumnBinding binding) => _entity.Key.Attributes.Contains(binding.Attribute.Name)
        ? $"{Named(binding)} is a key, and null"
        : $"{Named(binding)} is null, and every {_entity.Name} has a value";

    private static string Named(ColumnBinding binding) => binding.Source.Length == 0 || binding.Source == binding.Attribute.Name ? binding.Attribute.Name : $"{binding.Source} ({binding.Attribute.Name})";

    private static string Shown(ColumnBinding binding, RowException problem) => binding.Attribute.Role.HasFlag(AttributeRole.Sensitive)
        ? $"it is no value of {binding.Attribute.ClrType}; it is sensitive, and not shown"
        : problem.Message;
}
