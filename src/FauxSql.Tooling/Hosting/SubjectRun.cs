using System.Text.Json;
using FauxSql.Http;
using FauxSql.Subjects;

namespace FauxSql.Tooling.Hosting;

/// <summary>What is about a data subject, found, exported or erased.</summary>
internal static class SubjectRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly, SubjectRequest request)
    {
        var database = UserDatabase.Connect(assembly, DynamoEndpoint.At(request.Endpoint));
        var subject = Refused.AsToolingException(() => DataSubject.Of(database, request.Entity, request.Key));
        yield return new SubjectReport(database.Schema.Name, subject.ToString(), subject.References, subject.NotReached);
        await foreach (var message in (request.Action == SubjectAction.Export ? ExportAsync(subject) : CountAsync(subject, request.Action)).ConfigureAwait(false))
            yield return message;
    }

    private static async IAsyncEnumerable<HostMessage> ExportAsync(DataSubject subject)
    {
        await foreach (var item in subject.ExportAsync().ConfigureAwait(false))
            yield return new SubjectItemReport(item.Entity, item.Belongs, JsonElement.Parse(item.Item.Span), item.Claims);
    }

    private static IAsyncEnumerable<HostMessage> CountAsync(DataSubject subject, SubjectAction action) => Reported.RunAsync<SubjectProgress>(
        async progress => new SubjectCountReport(await (action == SubjectAction.Erase ? subject.EraseAsync(progress) : subject.FindAsync(progress)).ConfigureAwait(false)),
        progress => new SubjectProgressReport(progress.Found, progress.Done));
}
