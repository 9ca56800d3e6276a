using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FauxSql.Tooling.Models;

/// <summary>Reads the model that the generator wrote into an assembly, without loading the assembly.</summary>
public static class ModelReader
{
    private const string SchemaKey = "FauxSql.Schema";

    /// <param name="assembly">The assembly's path.</param>
    /// <returns>The schema's JSON snapshot.</returns>
    /// <exception cref="ToolingException">The assembly holds no model.</exception>
    public static string ReadSnapshot(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var portable = new PEReader(file);
        var metadata = portable.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (!IsAssemblyMetadata(metadata, attribute))
                continue;

            // ECMA-335 II.23.3: a prolog of two bytes, then the two strings.
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            if (value.ReadSerializedString() == SchemaKey && value.ReadSerializedString() is { } snapshot)
                return snapshot;
        }

        throw new ToolingException(
            $"{Path.GetFileName(assembly)} has no model: no class in it is marked [Database]. Add one, such as " +
            "[Database] public sealed partial class ShopDb;, and check that the project refers to FauxSql.");
    }

    private static bool IsAssemblyMetadata(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == "AssemblyMetadataAttribute";
}
