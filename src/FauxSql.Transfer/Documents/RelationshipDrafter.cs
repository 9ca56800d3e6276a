using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>References, navigations and embedded values out of the relationships that pages describe. Each may stand on the pages of both its ends.</summary>
internal sealed class RelationshipDrafter(IReadOnlyList<DocumentedEntity> entities, DocumentProblems problems, List<Decision> decisions)
{
    private readonly List<DocumentReference> _references = [];
    private readonly List<(DocumentedEntity Owner, string Attribute, int? Max, string? Because)> _embedded = [];
    private readonly List<(DocumentedEntity Link, IReadOnlyList<NavigationLine> Navigations)> _links = [];

    /// <summary>Finds the two ends and the attribute of each relationship.</summary>
    public void Read()
    {
        // The page of the entity that has the attribute comes first.
        var told = entities.SelectMany(entity => entity.Page.Relationships.Select(relationship => (Page: entity, Told: relationship)))
            .OrderBy(one => Find(one.Told.Target) == one.Page ? 0 : 1);
        foreach (var (page, relationship) in told)
            Read(page, relationship);
        foreach (var entity in entities)
            ReadNotes(entity);
        SayCircles();
    }

    /// <summary>Writes what was found into the drafts.</summary>
    public void Draft()
    {
        foreach (var (owner, attribute, max, because) in _embedded)
            owner.Embed(attribute, max, because);
        foreach (var reference in _references)
            Draft(reference);
        foreach (var (link, navigations) in _links)
        {
            foreach (var navigation in navigations)
                DraftThrough(link, navigation);
        }
    }

    private void Read(DocumentedEntity page, RelationshipDocument told)
    {
        var (one, many) = (Find(told.Source), Find(told.Target));
        foreach (var navigation in (told.Navigations ?? []).Where(navigation => Find(navigation.Entity) is not { } owner || (owner != one && owner != many)))
            problems.Add(told.File, told.Line, $"The navigation {navigation.Entity}.{navigation.Property} is of neither end: write it as in `{told.Source}.{SourceNames.Plural(told.Target)}` (many).");
        if (told.Strategy == RelationshipStrategy.Embedded || (one is not null && many is null && told.Names.Any(one.Has)))
            ReadEmbedded(one ?? page, told);
        else if (one is null || many is null)
            problems.Add(told.File, told.Line, $"{(one is null ? told.Source : told.Target)} is no entity that a file describes: there are {string.Join(", ", entities.Select(entity => entity.Name))}. Write a page for it, or name one of these; what is kept within {told.Source} has '**Strategy:** Denormalization'.");
        else if (told.IsManyToMany || told.Strategy == RelationshipStrategy.LinkEntity)
            ReadLink(told);
        else
            ReadReference(one, many, told);
    }

    private void ReadEmbedded(DocumentedEntity owner, RelationshipDocument told)
    {
        var attribute = told.Names.LastOrDefault(owner.Has) ?? told.Names.LastOrDefault(name => name != owner.Name) ?? told.Target;
        if (!owner.Has(attribute) && owner.Page.Attributes.Count > 0)
        {
            problems.Add(told.File, told.Line, $"{attribute} is no attribute of {owner.Page.Table}: add a row to its attributes, or write '**Strategy:** Denormalization: kept within the `{owner.Name}`, in `Addresses`'.");
            return;
        }

        if (!owner.Has(attribute))
        {
            var type = SourceNames.Entity(told.Target);
            owner.Rows.Add(told.IsOneToOne
                ? new AttributeRow(told.Line, attribute, type, IsNullable: false) { Kind = "Map" }
                : new AttributeRow(told.Line, attribute, $"IReadOnlyList<{type}>", IsNullable: false) { Kind = "List" });
        }

        if (_embedded.Exists(one => one.Owner == owner && one.Attribute == attribute))
            return;
        _embedded.Add((owner, attribute, told.Max, told.Because));
        Say($"{owner.Name}.{attribute}", "is kept within the item", told);
    }

    private void ReadLink(RelationshipDocument told)
    {
        if (told.Names.Select(Find).FirstOrDefault(entity => entity is not null) is not { } link)
            decisions.Add(new Decision($"{told.Source} → {told.Target}", "is M:N and names no link entity that a page describes: write one, whose primary key is the keys of both, and say '**Strategy:** Link entity `MerchantCategory`'.", IsOpen: true));
        else if (!_links.Exists(one => one.Link == link))
            AddLink(link, told);
    }

    private void AddLink(DocumentedEntity link, RelationshipDocument told)
    {
        _links.Add((link, told.Navigations ?? []));
        Say(link.Name, $"joins {told.Source} and {told.Target}", told);
    }

    private void ReadReference(DocumentedEntity one, DocumentedEntity many, RelationshipDocument told)
    {
        var attribute = told.Names.FirstOrDefault(many.Has) ?? told.Names.FirstOrDefault(name => name == many.Partition || many.Page.Attributes.Count == 0) ?? (many.Has(one.Partition) || many.Partition == one.Partition ? one.Partition : null);
        if (attribute is null)
        {
            problems.Add(told.File, told.Line, $"No attribute of {many.Page.Table} is known to hold the key of {one.Name}: write '**Strategy:** Foreign key (`{one.Partition}`)' with the attribute's name, and have it in the attributes.");
            return;
        }

        var before = _references.Count;
        Add(new DocumentReference(many, attribute, one) { Because = told.Because, IsEnforced = told.IsEnforced, Navigations = told.Navigations }, told.File, told.Line);
        if (_references.Count > before)
            Say($"{many.Name}.{attribute}", $"refers to {one.Name}{(told.Navigations is null ? ", with navigations in each direction that a key or an index serves" : "")}", told);
    }

    // What was found in tables was said when it was found.
    private void Say(string subject, string what, RelationshipDocument told)
    {
        if (told.File.Length > 0)
            decisions.Add(new Decision(subject, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{what}, as {told.File}({told.Line}) says.")));
    }

    private void ReadNotes(DocumentedEntity entity)
    {
        var notes = entity.Page.Attributes.Select(row => (row.Line, row.Name, row.Refers))
            .Concat(entity.Page.Indexes.Select(index => index.Key).Append(entity.Page.Key).SelectMany(key => key.Listed.Concat(key.Tabled)).Select(key => (key.Line, Name: key.Attribute, key.Refers)));
        foreach (var (line, name, refers) in notes.Where(note => note.Refers is not null && !_references.Exists(reference => reference.Holder == entity && reference.Attribute == note.Name)))
        {
            if (Find(refers!) is { } target)
                Add(new DocumentReference(entity, name, target), entity.Page.File, line);
            else
                problems.Add(entity.Page.File, line, $"{name} refers to {refers}, which no file describes: there are {string.Join(", ", entities.Select(other => other.Name))}. Write a page for it, or correct the name.");
        }
    }

    private void Add(DocumentReference reference, string file, int line)
    {
        var (holder, target) = (reference.Holder, reference.Target);
        if (_references.Find(other => other.Holder == holder && other.Attribute == reference.Attribute) is { } first)
        {
            if (first.Target != target)
                problems.Add(file, line, $"{holder.Name}.{reference.Attribute} refers to {target.Name}, and elsewhere to {first.Target.Name}: an attribute refers to one entity.");
            return;
        }

        if (!holder.Has(reference.Attribute) && holder.Page.Attributes.Count == 0)
            holder.Rows.Add(new AttributeRow(line, reference.Attribute, "string", IsNullable: false) { Kind = "String" });
        var (held, key) = (holder.Rows.Find(row => row.Name == reference.Attribute), target.Rows.Find(row => row.Name == target.Partition));
        if (held is not null && key is not null && DescribedTypes.Plain(held) != DescribedTypes.Plain(key))
            problems.Add(file, line, $"{holder.Name}.{held.Name} is a {DescribedTypes.Plain(held)}, and {target.Name}.{key.Name}, whose values it holds, a {DescribedTypes.Plain(key)}: give both the same type.");
        _references.Add(reference);
    }

    private void Draft(DocumentReference reference)
    {
        reference.Holder.Refer(reference);
        foreach (var navigation in reference.Navigations ?? [.. Usual(reference)])
        {
            var owner = Find(navigation.Entity)!;
            var isForward = owner == reference.Holder && !navigation.IsMany;
            var target = isForward ? reference.Target : reference.Holder;
            owner.Navigate(navigation.Property, target, navigation.IsMany, Via(reference, owner, target, isForward), null);
        }
    }

    // What people did not speak of: both directions, where a key or an index serves them.
    private static IEnumerable<NavigationLine> Usual(DocumentReference reference)
    {
        var (holder, target, property) = (reference.Holder, reference.Target, reference.Holder.Property(reference.Attribute).Name);
        if (target.HasSort)
            yield break;
        var role = SourceNames.Role(property);
        yield return new NavigationLine(holder.Name, role == property || role == holder.Name ? role + target.Name : role, IsMany: false, null);
        var isOne = reference.Attribute == holder.Partition && !holder.HasSort;
        if (holder.IsFoundBy(reference.Attribute))
            yield return new NavigationLine(target.Name, isOne ? holder.Name : SourceNames.Plural(holder.Name), !isOne, null);
    }

    private string? Via(DocumentReference reference, DocumentedEntity owner, DocumentedEntity target, bool isForward)
    {
        var own = _references.Count(other => other.Holder == owner && other.Target == target);
        var foreign = _references.Count(other => other.Holder == target && other.Target == owner);
        var property = reference.Holder.Property(reference.Attribute).Name;
        if (isForward)
            return own > 1 ? $"nameof({CodeText.Name(property)})" : null;
        return foreign > 1 || (own > 0 && owner != target) ? $"nameof({target.Name}.{CodeText.Name(property)})" : null;
    }

    private void DraftThrough(DocumentedEntity link, NavigationLine navigation)
    {
        var owner = Find(navigation.Entity)!;
        var ends = _references.Where(reference => reference.Holder == link && link.Page.Key.Attributes.Any(key => key.Attribute == reference.Attribute)).ToList();
        var mine = navigation.From is { } from ? ends.Find(end => end.Attribute == from) : ends.Find(end => end.Target == owner);
        if (ends.Find(end => end != mine) is { } theirs && mine is not null)
            owner.Navigate(navigation.Property, theirs.Target, isMany: true, navigation.From is null ? null : $"nameof({link.Name}.{CodeText.Name(link.Property(mine.Attribute).Name)})", link.Name);
    }

    private void SayCircles()
    {
        var targets = _references.ToLookup(reference => reference.Holder, reference => reference.Target);
        var reached = entities.ToDictionary(entity => entity, entity => Reachable(entity, targets));
        foreach (var entity in entities.Where(entity => reached[entity].Contains(entity)))
        {
            var circle = reached[entity].Where(other => reached[other].Contains(entity)).Select(other => other.Name).Order(StringComparer.Ordinal).ToList();
            if (circle[0] == entity.Name)
                decisions.Add(new Decision(entity.Name, circle.Count == 1 ? "refers to items of its own kind." : $"is in a circle of references with {string.Join(" and ", circle.Skip(1))}: no order of inserts has every reference there first, so leave one of them optional, or insert in one transaction."));
        }
    }

    private static HashSet<DocumentedEntity> Reachable(DocumentedEntity from, ILookup<DocumentedEntity, DocumentedEntity> targets)
    {
        HashSet<DocumentedEntity> reached = [];
        var open = new Queue<DocumentedEntity>([from]);
        while (open.TryDequeue(out var entity))
        {
            foreach (var target in targets[entity].Where(reached.Add))
                open.Enqueue(target);
        }

        return reached;
    }

    private DocumentedEntity? Find(string name) => entities.FirstOrDefault(entity => entity.Name == name)
        ?? entities.FirstOrDefault(entity => entity.Page.Table.Equals(name, StringComparison.OrdinalIgnoreCase) || entity.Name.Equals(SourceNames.Entity(name), StringComparison.OrdinalIgnoreCase));
}
