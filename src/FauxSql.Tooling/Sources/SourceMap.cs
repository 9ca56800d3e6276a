using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FauxSql.Tooling.Sources;

/// <summary>
/// Where the types of an assembly, their properties and their methods stand in its sources, as the debugger would find them: from the portable PDB beside or
/// within the assembly, without loading the assembly.
/// https://github.com/dotnet/runtime/blob/main/docs/design/specs/PortablePdb-Metadata.md
/// </summary>
public sealed class SourceMap : IDisposable
{
    // Of a type without code in some of its files: those files.
    private static readonly Guid TypeDefinitionDocuments = new(0x932E74BC, 0xDBA9, 0x4478, 0x8D, 0x46, 0x0F, 0x32, 0xA7, 0xBA, 0xB3, 0xD3);

    private readonly PEReader _portable;
    private readonly MetadataReader _metadata;
    private readonly MetadataReaderProvider? _symbolsProvider;
    private readonly MetadataReader? _symbols;
    private readonly Dictionary<string, TypeDefinitionHandle> _types = new(StringComparer.Ordinal);
    private readonly SourceFolder _sources;

    private SourceMap(PEReader portable, MetadataReaderProvider? symbolsProvider, SourceFolder sources)
    {
        _portable = portable;
        _metadata = portable.GetMetadataReader();
        _symbolsProvider = symbolsProvider;
        _symbols = symbolsProvider?.GetMetadataReader();
        _sources = sources;
        foreach (var handle in _metadata.TypeDefinitions)
            _types.TryAdd(NameOf(handle), handle);
    }

    /// <summary>Reads where things are. Without a PDB nothing is found.</summary>
    /// <param name="assembly">The assembly's path.</param>
    /// <param name="projectFile">The project's path, beside or above which the sources are that a deterministic build calls <c>/_/…</c>.</param>
    public static SourceMap Read(string assembly, string projectFile)
    {
        var portable = new PEReader(File.OpenRead(assembly));
        portable.TryOpenAssociatedPortablePdb(assembly, static path => File.Exists(path) ? File.OpenRead(path) : null, out var symbols, out _);
        return new SourceMap(portable, symbols, new SourceFolder(projectFile));
    }

    /// <summary>Where a type or a member of it stands.</summary>
    /// <param name="type">The type's full name, such as <c>Shop.Order</c>; types in types are separated by dots too.</param>
    /// <param name="member">The name of a property or method of the type or of those that it is derived from, or <see langword="null"/> for the type.</param>
    /// <returns>The place, or <see langword="null"/> when it is unknown.</returns>
    public SourcePlace? Find(string type, string? member)
    {
        if (_symbols is null || !_types.TryGetValue(type, out var handle))
            return null;
        return member is null ? PlaceOf(handle) : PlaceOf(handle, member);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _symbolsProvider?.Dispose();
        _portable.Dispose();
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _metadata.GetString(type.Name);
        return !type.GetDeclaringType().IsNil ? $"{NameOf(type.GetDeclaringType())}.{name}"
            : type.Namespace.IsNil ? name
            : $"{_metadata.GetString(type.Namespace)}.{name}";
    }

    private SourcePlace? PlaceOf(TypeDefinitionHandle handle, string member)
    {
        for (TypeDefinitionHandle? current = handle; current is { } one; current = BaseOf(one))
        {
            if (FirstLine(MethodsOf(one, member)) is { } place)
                return _sources.WordAbove(place, member);
        }

        return null;
    }

    private SourcePlace? PlaceOf(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var name = _metadata.GetString(type.Name).Split('`')[0];
        return DocumentsOf(handle).Concat(type.GetMethods().Select(method => FirstLine([method])?.File).OfType<string>())
            .Where(file => !file.EndsWith(".g.cs", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(file => _sources.Declaration(file, name))
            .FirstOrDefault(place => place is not null);
    }

    private IEnumerable<MethodDefinitionHandle> MethodsOf(TypeDefinitionHandle handle, string member)
    {
        var type = _metadata.GetTypeDefinition(handle);
        var properties = type.GetProperties().Select(_metadata.GetPropertyDefinition).Where(property => _metadata.StringComparer.Equals(property.Name, member));
        return properties.SelectMany(property => new[] { property.GetAccessors().Getter, property.GetAccessors().Setter }).Where(accessor => !accessor.IsNil)
            .Concat(type.GetMethods().Where(method => _metadata.StringComparer.Equals(_metadata.GetMethodDefinition(method).Name, member)));
    }

    private SourcePlace? FirstLine(IEnumerable<MethodDefinitionHandle> methods)
    {
        foreach (var method in methods)
        {
            foreach (var point in _symbols!.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints())
            {
                if (!point.IsHidden)
                    return new SourcePlace(FileOf(point.Document), point.StartLine);
            }
        }

        return null;
    }

    // The blob is a sequence of compressed row numbers.
    private IEnumerable<string> DocumentsOf(TypeDefinitionHandle handle)
    {
        foreach (var information in _symbols!.GetCustomDebugInformation(handle).Select(_symbols.GetCustomDebugInformation))
        {
            if (_symbols.GetGuid(information.Kind) != TypeDefinitionDocuments)
                continue;
            var rows = _symbols.GetBlobReader(information.Value);
            var files = new List<string>();
            while (rows.RemainingBytes > 0)
                files.Add(FileOf(System.Reflection.Metadata.Ecma335.MetadataTokens.DocumentHandle(rows.ReadCompressedInteger())));
            foreach (var file in files)
                yield return file;
        }
    }

    private string FileOf(DocumentHandle document) => _sources.Find(_symbols!.GetString(_symbols.GetDocument(document).Name));

    // ECMA-335 II.23.2.14: of a generic type's instance, GENERICINST and CLASS stand before the type.
    private TypeDefinitionHandle? BaseOf(TypeDefinitionHandle handle)
    {
        var parent = _metadata.GetTypeDefinition(handle).BaseType;
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var signature = _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                return null;
            signature.ReadByte();
            parent = signature.ReadTypeHandle();
        }

        return parent is { IsNil: false, Kind: HandleKind.TypeDefinition } ? (TypeDefinitionHandle)parent : null;
    }
}
