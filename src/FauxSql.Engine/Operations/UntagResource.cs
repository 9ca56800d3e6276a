using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html. The answer has no body.</summary>
internal sealed class UntagResource(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var text = TagReading.ArnIn(request);
        new Constraints().Required("tagKeys", request.Array("TagKeys")).Check();
        var arn = TagReading.ReadArn(engine, text, nameof(UntagResource));
        var keys = request.Array("TagKeys")!.Select(Request.TextOf).ToList();
        if (keys.Count == 0)
            throw Faults.Validation("Atleast one Tag Key needs to be provided as Input.");
        keys.ForEach(TagReading.CheckKey);
        var table = engine.Tables.Find(arn.Table) ?? throw Faults.TableNotFound();
        engine.Tables.Change(table, stored => stored with { Tags = stored.Tags.RemoveRange(keys) });
    }
}
