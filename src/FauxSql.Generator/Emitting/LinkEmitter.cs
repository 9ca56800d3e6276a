using FauxSql.Generator.Model;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// What the table of a link entity has more than others: links are made and removed in one transaction with checks of their ends.
internal static class LinkEmitter
{
    private const string Deferred = "global::FauxSql.Deferred<bool>";
    private const string Task = "global::System.Threading.Tasks.Task<bool>";
    private const string Token = "global::System.Threading.CancellationToken cancellationToken = default";
    private const string Link = "Links two items in one transaction with checks that both are there; a missing one is an <c>ItemNotFoundException</c>. Results in whether the link is new: one that is there stays as it is.";
    private const string Unlink = "Removes the link of two items in one transaction with checks that both are there; a missing one is an <c>ItemNotFoundException</c>. Results in whether there was a link.";

    // Parameters and key are those of the table's other members.
    public static void Emit(SourceText source, EntityModel entity, string parameters, string key)
    {
        Emit(source, "Link", Link, $"{entity.Type.FullName} link", "LinkEnds(link)");
        if (IsMadeOfItsKey(entity))
            Emit(source, "Link", Link, parameters, $"LinkEnds({key})");
        Emit(source, "Unlink", Unlink, parameters, $"UnlinkEnds({key})");
    }

    private static void Emit(SourceText source, string verb, string says, string parameters, string made)
    {
        source.Line($"/// <summary>{says}</summary>");
        source.Line($"public {Task} {verb}Async({parameters}, {Token}) => {made}.RunAsync(cancellationToken);");
        source.Line($"/// <summary>{says} Nothing is sent before <c>RunAsync</c>.</summary>");
        source.Line($"public {Deferred} {verb}({parameters}) => {made};");
    }

    // Nothing else is needed to read it, to find it by its indexes, or to count its versions.
    private static bool IsMadeOfItsKey(EntityModel entity) => entity.Discriminator is null && entity.Type.Properties.All(property =>
        property.IsPrimaryKey || (!property.IsNeeded && !property.IsKey && property.Role == AttributeRole.None));
}
