using FauxSql.Errors;
using FauxSql.Subjects;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Subjects;

public sealed class DataSubjectTests : SubjectTest
{
    [Fact]
    public void The_references_followed_are_named_with_how_and_what_becomes_of_them() => Assert.Equal(
        [
            new SubjectReference("Keeper", "BroughtBy", "Keeper", "BroughtByIndex", false, true),
            new SubjectReference("Pet", "KeeperId", "Keeper", "KeeperIndex", false, false),
            new SubjectReference("Rental", "KeeperId", "Keeper", "KeeperIndex", false, false),
            new SubjectReference("Treatment", "PaidBy", "Keeper", null, true, true),
            new SubjectReference("Kennel", "Mascot", "Pet", null, true, true),
            new SubjectReference("Rental", "PetId", "Pet", "key", false, false),
            new SubjectReference("Treatment", "PetId", "Pet", null, false, false),
        ],
        DataSubject.Of(Db, "Keeper", "K1").References);

    [Fact]
    public void What_is_not_reached_is_named()
    {
        var text = string.Join('\n', DataSubject.Of(Db, "Keeper", "K1").NotReached);

        Assert.Contains("Kennel: KeeperId and Place may hold copies", text, StringComparison.Ordinal);
        Assert.Contains("Treatment: items that lose PaidBy are kept", text, StringComparison.Ordinal);
        Assert.Contains("What an index does not show", text, StringComparison.Ordinal);
        Assert.Contains("up to 35 days", text, StringComparison.Ordinal);
        Assert.Contains("Backups", text, StringComparison.Ordinal);
        Assert.Contains("Exports to S3", text, StringComparison.Ordinal);
        Assert.DoesNotContain("index", string.Join('\n', DataSubject.Of(Db, "Product", "P1").NotReached.Where(line => line.StartsWith("What an", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_of_a_composite_key_has_two_values_and_no_followers()
    {
        await Direct.Patients.InsertAsync(new Patient("N1", "1") { Debt = new Money(1, "EUR") });
        await Direct.Patients.InsertAsync(new Patient("N1", "2") { Debt = new Money(2, "EUR") });
        await Direct.Visitors.InsertAsync(new Visitor("N1", "V1"));
        var subject = DataSubject.Of(Db, "Patient", "N1", "1");

        Assert.Empty(subject.References);
        Assert.Equal("Visitor: its Whom does not tell the Patient from others of the same InsuranceNumber, and is not followed.", subject.NotReached[0]);
        Assert.Equal([new SubjectCount("Patient", 1, 0)], await subject.EraseAsync());
        Assert.Equal((1, 1), (await Direct.Patients.Scan().CountAsync(), await Direct.Visitors.Scan().CountAsync()));
    }

    [Theory]
    [InlineData("There is no entity Stranger. There are: Account, ", "Stranger", "K1")]
    [InlineData("The key of Keeper is KeeperId: 1 value, not 2.", "Keeper", "K1", "x")]
    [InlineData("The key of Patient is InsuranceNumber and Case: 2 values, not 1.", "Patient", "N1")]
    [InlineData("Pet.PetId is a number, which \"Rex\" is not.", "Pet", "Rex")]
    public void What_is_no_key_is_refused(string because, string entity, params string[] key) =>
        Assert.StartsWith(because, Assert.Throws<ArgumentException>(() => DataSubject.Of(Db, entity, key)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_key_is_refused() => Assert.Throws<InvalidKeyException>(() => DataSubject.Of(Db, "Keeper", ""));
}
