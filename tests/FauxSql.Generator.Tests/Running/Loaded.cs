using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using System.Text.Json;
using FauxSql.Codecs;

namespace FauxSql.Generator.Tests.Running;

/// <summary>A model that was compiled with its generated code and loaded into this process.</summary>
internal sealed class Loaded : IDisposable
{
    private readonly AssemblyLoadContext _context = new("model", isCollectible: true);
    private readonly Assembly _assembly;

    public Loaded(Run run)
    {
        using var image = new MemoryStream();
        var emitted = run.Output.Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        image.Position = 0;
        _assembly = _context.LoadFromStream(image);
    }

    /// <summary>What the model's own <c>Data.All()</c> makes.</summary>
    public object[] Data => (object[])_assembly.GetTypes().Single(type => type.Name == "Data").GetMethod("All")!.Invoke(null, null)!;

    public Type TypeOf(string name) => _assembly.GetTypes().Single(type => type.Name == name);

    public EntityCodec CodecOf(object entity) => _assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EntityCodec)))
        .Select(type => (EntityCodec)type.GetProperty("Instance")!.GetValue(null)!)
        .Single(codec => codec.EntityType == entity.GetType());

    public string Write(object entity)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            CodecOf(entity).Write(writer, entity);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The problems that validation finds, or none.</summary>
    public IReadOnlyList<string> Validate(object entity) => Validate(CodecOf(entity), entity);

    public static IReadOnlyList<string> Validate(EntityCodec codec, object entity)
    {
        try
        {
            codec.GetType().GetMethod("Validate")!.Invoke(codec, [entity]);
            return [];
        }
        catch (TargetInvocationException e) when (e.InnerException is Errors.EntityValidationException invalid)
        {
            return invalid.Problems;
        }
    }

    public void Dispose() => _context.Unload();
}
