using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Modeling;

/// <summary>Whatever goes wrong, and whatever is explained: a sensitive value stands in no text.</summary>
public sealed class SensitiveTests : ShopTest
{
    private const string Secret = "xsecretx";
    private const string Mark = "•••";

    private static readonly DateTime Unstorable = new(1987, 6, 5, 4, 3, 2, DateTimeKind.Unspecified);

    private static readonly Patient Ann = new(Secret, Secret, Secret + "@example.com")
    {
        Diagnosis = Secret,
        Relatives = new(StringComparer.Ordinal) { [Secret] = new Relative(Secret) },
        Next = new Relative(Secret),
        Debt = new Money(1, Secret[..3]),
        Version = 1,
    };

    private static readonly Dictionary<string, (Type Exception, Func<ShopDb, Task> Act)> Failures = new(StringComparer.Ordinal)
    {
        ["insert of what exists"] = Fails<ItemExistsException>(db => db.Patients.InsertAsync(Ann with { Email = null })),
        ["get of what is missing"] = Fails<ItemNotFoundException>(db => db.Patients.GetAsync(Secret, Secret + "2")),
        ["update of what is missing"] = Fails<ItemNotFoundException>(db => db.Patients.Update(Secret, Secret + "2").Set(p => p.Diagnosis, "x").RunAsync()),
        ["condition that is not met"] = Fails<ConditionFailedException>(db => db.Patients.Update(Secret, Secret).Set(p => p.Diagnosis, Secret).If(p => p.Ward == "W2").RunAsync()),
        ["version that has changed"] = Fails<VersionConflictException>(db => db.Patients.SaveAsync(Ann with { Version = 7 })),
        ["item that has vanished"] = Fails<VersionConflictException>(db => db.Patients.SaveAsync(Ann with { Case = Secret + "3", Email = null, Version = 7 })),
        ["unique value that is taken"] = Fails<UniqueViolationException>(db => db.Patients.InsertAsync(Ann with { Case = Secret + "2" })),
        ["item that is too large"] = Fails<ItemTooLargeException>(db => db.Patients.PutAsync(Ann with { Diagnosis = null, Next = new Relative(Secret, new string('x', 500_000)) })),
        ["key that is too long"] = Fails<InvalidKeyException>(db => db.Patients.GetAsync(string.Concat(Enumerable.Repeat(Secret, 500)), "1")),
        ["rule of a nested record"] = Fails<EntityValidationException>(db => db.Patients.PutAsync(Ann with { Relatives = new(StringComparer.Ordinal) { [Secret] = new Relative(string.Concat(Enumerable.Repeat(Secret, 9))) } })),
        ["time that cannot be stored"] = Fails<UnstorableValueException>(db => db.Patients.PutAsync(Ann with { Born = Unstorable })),
        ["time in a nested record that cannot be stored"] = Fails<UnstorableValueException>(db => db.Patients.PutAsync(Ann with { Next = new Relative(Secret) { Born = Unstorable } })),
        ["time in an update that cannot be stored"] = Fails<UnstorableValueException>(db => db.Patients.Update(Secret, Secret).Set(p => p.Next, new Relative(Secret) { Born = Unstorable }).RunAsync()),
        ["condition that cannot be stored"] = Fails<UnstorableValueException>(db => db.Patients.Scan().Where(p => p.Next.Born == Unstorable).ToListAsync()),
        ["value that a converter refuses"] = Fails<UnstorableValueException>(db => db.Patients.PutAsync(Ann with { Debt = new Money(-1, Secret) })),
        ["range that is empty"] = Fails<ArgumentException>(db => db.Patients.ByWard("W1").Between(Secret + "2", Secret).ToListAsync()),
        ["update without a change"] = Fails<InvalidOperationException>(db => db.Patients.Update(Secret, Secret).RunAsync()),
        ["batch with one item twice"] = Fails<ArgumentException>(db => db.Patients.PutManyAsync([Ann, Ann])),
        ["batch whose unique value is taken"] = Fails<BatchIncompleteException>(db => db.Patients.PutManyAsync([Ann with { Case = Secret + "2" }])),
        ["transaction with one item twice"] = Fails<InvalidTransactionException>(db => db.TransactAsync(t =>
        {
            t.Insert(Ann);
            t.Insert(Ann with { Email = null });
        })),
        ["transaction that fails"] = Fails<TransactionFailedException>(db => db.TransactAsync(t => t.Insert(Ann with { Email = null }))),
        ["transaction whose unique value is taken"] = Fails<TransactionFailedException>(db => db.TransactAsync(t => t.Insert(Ann with { Case = Secret + "2" }))),
    };

    private static readonly Dictionary<string, Func<ShopDb, Plan>> Plans = new(StringComparer.Ordinal)
    {
        ["get"] = db => db.Patients.Get(Secret, Secret).Explain(),
        ["get with what refers to it"] = db => db.Patients.Get(Secret, Secret, p => p.Visitors).Explain(),
        ["get of many"] = db => db.Patients.FindMany([(Secret, "1"), (Secret, "2"), (Secret, "3"), (Secret, "4")]).Explain(),
        ["query of what refers to it"] = db => db.Visitors.ByWhom(Secret).Explain(),
        ["query with conditions"] = db => db.Patients.ByWard("W1").StartsWith(Secret).Where(p =>
            p.Email == Secret | !(p.Domain == Secret) | p.Next.Name.StartsWith(Secret) | p.Email.In(Secret) | p.Email.Contains(Secret) | p.Email > Secret).Explain(),
        ["query of a range"] = db => db.Patients.ByInsuranceNumber(Secret).Between(Secret, Secret + "2").Explain(),
        ["insert"] = db => db.Patients.Insert(Ann).Explain(),
        ["save"] = db => db.Patients.Save(Ann).Explain(),
        ["put"] = db => db.Patients.Put(Ann).Explain(),
        ["update"] = db => db.Patients.Update(Secret, Secret).Set(p => p.Diagnosis, Secret).If(p => p.Domain != Secret & p.Relatives.Exists()).Explain(),
        ["delete"] = db => db.Patients.Delete(Secret, Secret).If(p => p.Diagnosis == Secret).Explain(),
        ["put of many"] = db => db.Patients.PutMany([Ann]).Explain(),
        ["delete of many"] = db => db.Visitors.DeleteMany([(Secret, "1"), (Secret, "2")]).Explain(),
        ["put of many without unique values"] = db => db.Visitors.PutMany([new Visitor(Secret, "1")]).Explain(),
        ["find by a unique value"] = db => db.Patients.FindByEmail(Secret).Explain(),
        ["delete over a query"] = db => db.Patients.ByWard("W1").Where(p => p.Domain == Secret).DeleteAll().Explain(),
        ["transaction"] = db => db.Transaction(t => t.Insert(Ann)).Explain(),
    };

    public static TheoryData<string> FailureNames { get; } = [.. Failures.Keys];

    public static TheoryData<string> PlanNames { get; } = [.. Plans.Keys];

    [Theory]
    [MemberData(nameof(FailureNames))]
    public async Task No_exception_shows_it(string name)
    {
        var (type, act) = Failures[name];
        await Direct.Patients.InsertAsync(Ann);

        var exception = await Assert.ThrowsAsync(type, () => act(Direct));

        ShowsNoSecret(exception);
    }

    [Theory]
    [MemberData(nameof(PlanNames))]
    public void No_plan_shows_it(string name)
    {
        var text = Plans[name](Direct).ToString();

        Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Mark, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Born", "{\"S\":\"xsecretx\"}")]
    [InlineData("Debt", "{\"S\":\"xsecretx\"}")]
    [InlineData("Next", "{\"M\":{\"Name\":{\"S\":\"\"},\"Kind\":{\"S\":\"\"},\"Born\":{\"S\":\"xsecretx\"}}}")]
    public async Task No_exception_of_a_stored_item_shows_it(string attribute, string value)
    {
        await Direct.Patients.InsertAsync(Ann);
        await ChangeAsync("Patients", attribute, value, ("InsuranceNumber", Secret), ("Case", Secret));

        var exception = await Assert.ThrowsAsync<StoredItemException>(() => Direct.Patients.GetAsync(Secret, Secret));

        ShowsNoSecret(exception);
        Assert.StartsWith($"The stored Patient {Mark}/{Mark} cannot be read: {attribute}: expected ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_exception_of_a_claim_shows_it()
    {
        await Direct.Patients.InsertAsync(Ann);
        await ChangeAsync("UniqueKeys", "Owner", "{\"S\":\"xsecretx\"}", ("Claim", $"Patient.Email#{Ann.Email}"));

        ShowsNoSecret(await Assert.ThrowsAsync<StoredItemException>(() => Direct.Patients.FindByEmailAsync(Ann.Email!)));
    }

    [Fact]
    public async Task No_exception_of_what_is_selected_shows_it()
    {
        await Direct.Patients.InsertAsync(Ann);
        await ChangeAsync("Patients", "Debt", "{\"S\":\"xsecretx\"}", ("InsuranceNumber", Secret), ("Case", Secret));

        ShowsNoSecret(await Assert.ThrowsAsync<StoredItemException>(() => Direct.Patients.Scan().Select(p => p.Debt).ToListAsync()));
    }

    [Fact]
    public async Task What_is_not_sensitive_is_shown()
    {
        await Direct.Patients.InsertAsync(Ann);

        var plan = Direct.Patients.ByWard("W1").Where(p => p.Version == 7 & p.Domain == Secret).Explain().ToString();

        Assert.Contains($"Ward = \"W1\" where (Version = 7) AND (Domain = \"{Mark}\")".Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), plan.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_prints_without_it()
    {
        Assert.Equal(
            $"Patient {{ InsuranceNumber = {Mark}, Case = {Mark}, Email = {Mark}, Ward = W1, Diagnosis = {Mark}, Born = {Mark}, Relatives = {Mark}, "
            + $"Next = Relative {{ Name = {Mark}, Kind = parent, Born = {Mark} }}, Debt = {Mark}, Domain = {Mark}, Version = 1, Visitors =  }}",
            Ann.ToString());
        Assert.Equal($"Visitor {{ Whom = {Mark}, VisitorId = V1 }}", new Visitor(Secret, "V1").ToString());
    }

    [Fact]
    public async Task The_application_gets_it()
    {
        await Direct.Patients.InsertAsync(Ann);

        var exception = await Assert.ThrowsAsync<ItemExistsException>(() => Direct.Patients.InsertAsync(Ann with { Email = null }));

        Assert.Equal(Secret, ((Patient)exception.Stored!).InsuranceNumber);
        Assert.Equal(Ann.Email, (await Direct.Patients.GetAsync(Secret, Secret)).Email);
    }

    [Fact]
    public void The_schema_says_what_is_sensitive()
    {
        Assert.Equal(
            ["InsuranceNumber", "Case", "Email", "Diagnosis", "Born", "Relatives", "Next", "Debt", "Domain"],
            Of("Patient"));
        Assert.Equal(["Whom"], Of("Visitor"));

        IEnumerable<string> Of(string entity) => Direct.Schema.Entities.Single(candidate => candidate.Name == entity).Attributes
            .Where(attribute => attribute.Role.HasFlag(AttributeRole.Sensitive)).Select(attribute => attribute.Name);
    }

    // Properties that are entities are for the application; the rest is text that ends in logs.
    private static void ShowsNoSecret(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var texts = current.GetType().GetProperties()
                .Where(property => property.Name is not (nameof(Exception.StackTrace) or nameof(Exception.TargetSite)))
                .Select(property => property.GetValue(current))
                .SelectMany(value => value is System.Collections.IEnumerable many and not string ? many.Cast<object?>() : [value])
                .Select(value => value?.ToString() ?? "");
            Assert.All(texts.Append(exception.ToString()), text =>
            {
                Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("1987", text, StringComparison.Ordinal);
            });
        }
    }

    private static (Type Exception, Func<ShopDb, Task> Act) Fails<T>(Func<ShopDb, Task> act)
        where T : Exception => (typeof(T), act);
}
