using FauxSql.Errors;
using FauxSql.Fields;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>The changes that one update makes, checked by the model as they are added. Immutable.</summary>
internal sealed class UpdateChanges
{
    private readonly EntitySchema _entity;
    private readonly IReadOnlyList<UpdateAction> _actions;

    private UpdateChanges(EntitySchema entity, IReadOnlyList<UpdateAction> actions)
    {
        _entity = entity;
        _actions = actions;
    }

    public bool IsEmpty => _actions.Count == 0;

    public static UpdateChanges None(EntitySchema entity) => new(entity, []);

    /// <summary>The changes, and the version counted up.</summary>
    public UpdateExpression ToExpression() => new([
        .. _actions,
        .. VersionCount(_entity),
    ]);

    /// <summary>Counts the version up, if there is one.</summary>
    public static IEnumerable<UpdateAction> VersionCount(EntitySchema entity) =>
        Demand.VersionOf(entity) is { } version ? [new UpdateAction.Add(new DocumentPath(version), new AttributeValue.Number(1))] : [];

    /// <exception cref="InvalidOperationException">The attribute is not an update's to change, or is changed already.</exception>
    public UpdateChanges With(UpdateAction action)
    {
        var name = action.At.Attribute;
        if (_entity.Key.Partition.Contains(name) || _entity.Key.Sort.Contains(name))
            throw new InvalidOperationException($"{_entity.Name}.{name} is part of the primary key, which cannot change");
        var role = _entity.Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Role ?? AttributeRole.None;
        if (IsClaimed(name) && action is not (UpdateAction.Remove or UpdateAction.Set { Value: UpdateValue.Plain { Of: Operand.Value } }))
            throw new InvalidOperationException($"{_entity.Name}.{name} is unique, others are unique within it, or it is an enforced reference; an update can Set it to a value, or Remove it");
        if (role.HasFlag(AttributeRole.Version))
            throw new InvalidOperationException($"{_entity.Name}.{name} is the version, which every update counts up by itself");
        if (_entity.Attributes.FirstOrDefault(attribute => attribute.DerivedFrom.Count > 0 && (attribute.Name == name || attribute.DerivedFrom.Contains(name))) is { } derived)
            throw new InvalidOperationException($"{_entity.Name}.{derived.Name} is derived from {string.Join(", ", derived.DerivedFrom)}; change them with SaveAsync, which computes it anew");
        if (_actions.Any(other => IsWithin(other.At, action.At) || IsWithin(action.At, other.At)))
            throw new InvalidOperationException($"{_entity.Name}.{action.At} is changed twice by one update");
        return new(_entity, [.. _actions, action]);
    }

    /// <summary>Checks a value by the model.</summary>
    /// <exception cref="EntityValidationException">It breaks a rule.</exception>
    public void Check<T>(Field<T> field, T value) => ThrowIfAny(field.ProblemsOf(value));

    /// <summary>A value as it is stored.</summary>
    /// <exception cref="EntityValidationException">It breaks a rule of the model.</exception>
    /// <exception cref="InvalidKeyException">It cannot be the key of an index.</exception>
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold it.</exception>
    public AttributeValue Value<T>(Field<T> field, T value)
    {
        Check(field, value);
        var stored = Constant(field, value);
        if (field.Path.IsAttribute)
            KeyRules.CheckIndexes(_entity, field.Path.Attribute, stored);
        return stored;
    }

    /// <summary>What is added to a value, whose outcome only the service knows.</summary>
    /// <exception cref="UnstorableValueException">DynamoDB cannot hold it.</exception>
    public AttributeValue Constant<T>(Field<T> field, T value)
    {
        try
        {
            return field.ValueOf(value);
        }
        catch (UnstorableValueException exception)
        {
            throw exception.In(_entity);
        }
    }

    /// <summary>The elements that a list or set gains or loses.</summary>
    /// <exception cref="EntityValidationException">There are none, or one breaks a rule of the model.</exception>
    public AttributeValue Elements<T>(Field<T> field, T elements)
    {
        var stored = field.Codec.IsOmitted(elements) ? null : Constant(field, elements);
        ThrowIfAny(stored is null or AttributeValue.List { Elements.Length: 0 } ? [$"{field.Path}: no elements are given"] : []);
        ThrowIfAny([.. field.Codec.ProblemsOf(elements)?.Select(problem => field.Path + problem) ?? []]);
        return stored!;
    }

    /// <summary>How many elements the model allows in a list, or null.</summary>
    public int? MostIn(DocumentPath list) =>
        list.IsAttribute ? _entity.Attributes.FirstOrDefault(attribute => attribute.Name == list.Attribute)?.Embedded?.Max : null;

    /// <summary>Checks that an item which these changes create can be read.</summary>
    /// <exception cref="EntityValidationException">A required attribute gets no value.</exception>
    public void CheckCreates()
    {
        var given = _actions.Where(action => action is UpdateAction.Set or UpdateAction.Add && action.At.IsAttribute).Select(action => action.At.Attribute);
        var missing = _entity.Attributes.Where(attribute => attribute.IsRequired && !attribute.Role.HasFlag(AttributeRole.Version))
            .Select(attribute => attribute.Name).Except(_entity.Key.Partition).Except(_entity.Key.Sort).Except(given);
        ThrowIfAny([.. missing.Select(name => $"{name} is required, and the Upsert gives it no value")]);
        if (!_actions.Any(action => action is UpdateAction.Set or UpdateAction.Add))
            throw new InvalidOperationException($"The Upsert of a {_entity.Name} gives nothing a value; name one with Set or Add");
    }

    private void ThrowIfAny(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
            throw new EntityValidationException(_entity.Name, problems);
    }

    private bool IsClaimed(string name) =>
        _entity.Attributes.Any(attribute => attribute.Unique is { } unique && (attribute.Name == name || unique.Within == name))
        || _entity.References.Any(reference => reference.IsEnforced && reference.Attribute == name);

    private static bool IsWithin(DocumentPath outer, DocumentPath inner) => inner.Steps.AsSpan().StartsWith(outer.Steps.AsSpan());
}
