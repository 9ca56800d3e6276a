using System.Text.Json.Nodes;
using FauxSql.Design.Infrastructure;
using FauxSql.Design.Tests.Infrastructure.Club;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>With a table's policies every operation on it is allowed, and every permission of the policy that writes is needed by one of them.</summary>
public sealed class TablePolicyTests
{
    private static readonly Team Reds = new() { TeamId = "T1", Name = "Reds" };
    private static readonly Member Ann = new() { MemberId = "M1", TeamId = "T1", Email = "ann@example.com" };
    private static readonly Member Bob = Ann with { MemberId = "M2", Email = "bob@example.com" };
    private static readonly Match First = new() { TeamId = "T1", Day = "1", Goals = 2 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Tables => ["Teams", "Members", "Matches", "Visits"];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Writes_are_allowed_and_no_more_than_they_need(string table)
    {
        Assert.Null(await DenialAsync(table, statements => statements));
        var statements = Statements(table);
        foreach (var less in PatternPolicyTests.Fewer(statements))
            Assert.True(await DenialAsync(table, _ => less) is not null, $"{table}: nothing needs what is not in {string.Join("; ", less.Select(statement => $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.Resources)}"))}");
    }

    [Fact]
    public async Task Reads_are_allowed()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var (db, backend) = await FillAsync(engine);
        backend.Statements = [.. PolicyStatement.Read(Template(), "MembersReadPolicy")];
        Assert.NotNull(await db.Members.FindAsync("M1", Stop));
        Assert.NotNull(await db.Members.ByEmail("ann@example.com").SingleOrDefaultAsync(Stop));
        Assert.NotNull(await db.Members.FindByEmailAsync("ann@example.com", Stop));
        Assert.Equal(2, (await db.Members.FindManyAsync(["M1", "M2"], Stop)).Count);
        Assert.Equal(2, (await db.Members.ByTeam("T1").ToListAsync(Stop)).Count);
        Assert.Equal(3, (await db.Members.Scan().ToListAsync(Stop)).Count);
        await Assert.ThrowsAsync<DeniedException>(() => db.Members.DeleteAsync("M1", Stop));
        await Assert.ThrowsAsync<DeniedException>(() => db.Teams.FindAsync("T1", Stop));
    }

    [Fact]
    public async Task A_tenant_reaches_its_own_items_only()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var (db, backend) = await FillAsync(engine);
        await db.Teams.InsertAsync(Reds with { TeamId = "T2" }, Stop);
        var statements = (string[])["TeamsTenantPolicy", "MembersTenantPolicy", "MatchesTenantPolicy"];
        backend.Statements = [.. statements.SelectMany(policy => PolicyStatement.Read(Template(), policy))];
        backend.PrincipalTags["TeamId"] = "T1";
        Assert.NotNull(await db.Teams.FindAsync("T1", Stop));
        Assert.Single(await db.Matches.ByTeam("T1").ToListAsync(Stop));
        Assert.Equal(2, (await db.Members.ByTeam("T1").ToListAsync(Stop)).Count);
        await Assert.ThrowsAsync<DeniedException>(() => db.Teams.FindAsync("T2", Stop));
        await Assert.ThrowsAsync<DeniedException>(() => db.Teams.FindManyAsync(["T1", "T2"], Stop));
        await Assert.ThrowsAsync<DeniedException>(() => db.Members.ByTeam("T2").ToListAsync(Stop));
        await Assert.ThrowsAsync<DeniedException>(() => db.Teams.Scan().ToListAsync(Stop));
        await Assert.ThrowsAsync<DeniedException>(() => db.Members.FindAsync("M1", Stop));
        backend.PrincipalTags.Clear();
        await Assert.ThrowsAsync<DeniedException>(() => db.Teams.FindAsync("T1", Stop));
    }

    // All kinds of writes of a table, each of which must either be allowed or not be.
    private static async Task<string?> DenialAsync(string table, Func<IReadOnlyList<PolicyStatement>, IReadOnlyList<PolicyStatement>> change)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var (db, backend) = await FillAsync(engine);
        backend.Statements = change(Statements(table));
        try
        {
            await (table switch
            {
                "Teams" => WriteTeamsAsync(db),
                "Members" => WriteMembersAsync(db),
                "Matches" => WriteMatchesAsync(db),
                _ => WriteVisitsAsync(db),
            });
            return null;
        }
        catch (DeniedException denied)
        {
            return denied.Message;
        }
    }

    private static async Task WriteTeamsAsync(ClubDb db)
    {
        await db.Teams.InsertAsync(Reds with { TeamId = "T3" }, Stop);
        await db.Teams.PutAsync(Reds with { TeamId = "T4" }, Stop);
        await db.Teams.SaveAsync(Reds with { TeamId = "T4" }, Stop);
        await db.Teams.Update("T4").Set(t => t.Name, "Blues").RunAsync(Stop);
        await db.TransactAsync(t => t.Check(db.Teams.Item("T4"), team => team.Name == "Blues"), cancellationToken: Stop);
        await db.Teams.PutManyAsync([Reds with { TeamId = "T5" }, Reds with { TeamId = "T6" }], cancellationToken: Stop);
        await db.Teams.DeleteAsync("T3", Stop);
        await db.TransactAsync(t => { t.Delete(db.Teams.Delete("T4")); t.Delete(db.Teams.Delete("T5")); }, cancellationToken: Stop);
        await RefusedAsync(db.Teams.DeleteAsync("T1", Stop));
        await RefusedAsync(db.Teams.DeleteAsync("TOne", Stop));
    }

    private static async Task RefusedAsync(Task deletion)
    {
        try
        {
            await deletion;
            Assert.Fail("Something refers to it.");
        }
        catch (ReferencedException)
        {
            // As it should be.
        }
    }

    private static async Task WriteMembersAsync(ClubDb db)
    {
        await db.Members.InsertAsync(Ann with { MemberId = "M3", Email = "c@example.com" }, Stop);
        await db.Members.PutAsync(Ann with { MemberId = "M3", Email = "d@example.com" }, Stop);
        await db.Members.SaveAsync(Ann with { MemberId = "M3", Email = "e@example.com" }, Stop);
        await db.Members.Update("M3").Add(m => m.Goals, 1).RunAsync(Stop);
        await db.Members.Update("M3").Set(m => m.TeamId, "T1").RunAsync(Stop);
        await db.TransactAsync(t => { t.Save(Ann with { Goals = 3 }); t.Save(Bob with { Goals = 4 }); }, cancellationToken: Stop);
        await db.TransactAsync(t => t.Check(db.Members.Item("M1"), m => m.Goals == 3), cancellationToken: Stop);
        await db.Members.PutManyAsync([Ann with { MemberId = "M4", Email = "f@example.com" }, Ann with { MemberId = "M5", Email = "g@example.com" }], cancellationToken: Stop);
        await db.Members.DeleteAsync("M3", Stop);
        await db.Members.DeleteManyAsync(["M4", "M5"], cancellationToken: Stop);
        await db.Members.InsertAsync(Ann with { MemberId = "M6", TeamId = "TMarked", Email = "h@example.com" }, Stop);
    }

    private static async Task WriteMatchesAsync(ClubDb db)
    {
        await db.Matches.InsertAsync(First with { Day = "2" }, Stop);
        await db.Matches.PutAsync(First with { Day = "2" }, Stop);
        await db.Matches.SaveAsync(First with { Day = "2" }, Stop);
        await db.Matches.Update("T1", "2").Add(m => m.Goals, 1).RunAsync(Stop);
        await db.TransactAsync(t => t.Check(db.Matches.Item("T1", "2"), m => m.Goals == 3), cancellationToken: Stop);
        await db.Matches.DeleteAsync("T1", "2", Stop);
        await db.Matches.DeleteManyAsync([("T1", "1"), ("T1", "5")], cancellationToken: Stop);
        await db.Matches.InsertAsync(First with { TeamId = "TMarked" }, Stop);
    }

    private static async Task WriteVisitsAsync(ClubDb db)
    {
        var visit = new Visit { MemberId = "M1", Day = "1" };
        await db.Visits.InsertAsync(visit, Stop);
        await db.Visits.PutAsync(visit, Stop);
        await db.Visits.SaveAsync(visit with { Note = "late" }, Stop);
        await db.TransactAsync(t => { t.Save(visit); t.Save(visit with { Day = "2" }); }, cancellationToken: Stop);
        await db.TransactAsync(t => t.Check(db.Visits.Item("M1", "1")), cancellationToken: Stop);
        await db.Visits.SaveAsync(visit, Stop);
        await db.Visits.PutManyAsync([visit, visit with { Day = "3" }], cancellationToken: Stop);
        await db.Visits.DeleteAsync("M1", "1", Stop);
    }

    private static async Task<(ClubDb Db, PolicyBackend Backend)> FillAsync(EmbeddedDynamo engine)
    {
        var backend = new PolicyBackend(engine, Template());
        var db = new ClubDb(backend);
        await db.EnsureTablesAsync(Stop);
        await db.Teams.InsertAsync(Reds, Stop);
        await db.Teams.InsertAsync(Reds with { TeamId = "TMarked" }, Stop);
        await db.Members.InsertAsync(Ann, Stop);
        await db.Members.InsertAsync(Bob, Stop);
        await db.Teams.InsertAsync(Reds with { TeamId = "TOne" }, Stop);
        await db.Members.InsertAsync(Ann with { MemberId = "MOne", TeamId = "TOne", Email = "one@example.com" }, Stop);
        await db.Matches.InsertAsync(First, Stop);
        await Marked.MarkAsync(engine, "Teams", "TeamId", "TMarked", Stop);
        return (db, backend);
    }

    private static List<PolicyStatement> Statements(string table) => [.. PolicyStatement.Read(Template(), table + "WritePolicy")];

    private static JsonNode Template()
    {
        using var engine = EmbeddedDynamo.InMemory();
        DatabaseSchema schema = new ClubDb(engine).Schema;
        return JsonNode.Parse(InfrastructurePlan.Of(schema, new MultiTableLayout(), new InfrastructureOptions { Tenant = "TeamId" }, []).Print(InfrastructureFormat.CloudFormation)[0].Text)!;
    }
}
