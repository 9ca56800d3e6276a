using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html. The answer has no body.</summary>
internal sealed class TagResource(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var text = TagReading.ArnIn(request);
        new Constraints().Required("tags", request.Array("Tags")).Check();
        var arn = TagReading.ReadArn(engine, text, nameof(TagResource));
        var tags = TagReading.Read(request.Array("Tags")!);
        if (tags.Count == 0)
            throw Faults.Validation("Atleast one Tag needs to be provided as Input.");
        var table = TagReading.TableOf(engine, arn);
        engine.Tables.Change(table, stored => stored with { Tags = TagReading.Add(stored.Tags, tags) });
    }
}
