namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>A bank: keys of three columns and of none, several references to one table, references that cannot be kept.</summary>
public sealed class BankTests
{
    private const string Sql = """
        CREATE TABLE accounts (iban TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, opened TIMESTAMP NOT NULL, UNIQUE (owner, opened));
        CREATE TABLE transfers (transfer_id TEXT NOT NULL PRIMARY KEY, from_iban TEXT NOT NULL REFERENCES accounts (iban), to_iban TEXT NOT NULL REFERENCES accounts (iban), amount NUMERIC NOT NULL);
        CREATE TABLE rates (base TEXT NOT NULL, quote TEXT NOT NULL, day DATE NOT NULL, rate REAL NOT NULL, PRIMARY KEY (base, quote, day));
        CREATE TABLE audit (happened_at TIMESTAMP, what TEXT, iban INTEGER REFERENCES accounts (iban), gone TEXT REFERENCES nowhere (id), by_owner TEXT REFERENCES accounts (owner));
        CREATE TABLE flags (is_set BOOLEAN NOT NULL PRIMARY KEY, account TEXT REFERENCES accounts);
        CREATE INDEX flags_by_account ON flags (account);
        CREATE INDEX audit_by_what ON audit (what);
        INSERT INTO audit VALUES ('yesterday', 'x', 1, NULL, NULL);
        """;

    private static readonly Scaffolded Bank = Scaffolded.OfSql(Sql);

    [Fact]
    public void Of_several_references_to_one_table_each_is_named()
    {
        var account = Bank["Account"].Relations.ToDictionary(relation => relation.Property, relation => relation.Index, StringComparer.Ordinal);
        Assert.Equal("FromIbanIndex", account["TransfersByFromIban"]);
        Assert.Equal("ToIbanIndex", account["TransfersByToIban"]);
        Assert.Equal(["FromIban", "ToIban"], Bank["Transfer"].Relations.Select(relation => relation.Attribute).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_key_of_three_columns_has_a_sort_key_of_the_others()
    {
        Assert.Equal(["Base", "QuoteDay"], Bank["Rate"].Key.Attributes);
        Assert.Equal(["Base", "QuoteDay", "Quote", "Day", "RateValue"], Bank["Rate"].Attributes.Select(attribute => attribute.Name));
        Assert.Contains("joined by '#'", Bank.Decisions("rates.base + quote + day"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_key_has_the_number_of_the_row()
    {
        Assert.Equal(["RowId"], Bank["Audit"].Key.Attributes);
        Assert.Contains("no primary key", Bank.Decisions("audit"), StringComparison.Ordinal);
        Assert.Equal(["RowId"], Bank["Flag"].Key.Attributes);
    }

    [Fact]
    public void A_reference_that_cannot_be_one_is_a_value_and_said()
    {
        Assert.Empty(Bank["Audit"].References);
        Assert.Contains("Give both the same type", Bank.Decisions("audit.iban"), StringComparison.Ordinal);
        Assert.Contains("no table here", Bank.Decisions("audit.gone"), StringComparison.Ordinal);
        Assert.Contains("not the key of Account", Bank.Decisions("audit.by_owner"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_whose_values_are_something_else_than_declared_is_kept_as_what_they_are()
    {
        Assert.Equal("string?", Bank["Audit"].Attributes.Single(attribute => attribute.Name == "HappenedAt").ClrType);
        Assert.Contains("1 of 1 values are not", Bank.Decisions("audit.happened_at"), StringComparison.Ordinal);
    }

    [Fact]
    public void Unique_values_of_two_columns_are_unique_within_the_first() =>
        Assert.Equal("Owner", Bank["Account"].Attributes.Single(attribute => attribute.Name == "Opened").Unique!.Within);

    [Fact]
    public void An_index_that_a_reference_has_already_is_not_made_twice() => Assert.Equal(["AccountIndex"], Bank["Flag"].Indexes.Select(index => index.Name));

    [Fact]
    public void A_property_is_not_named_like_its_entity() => Assert.Contains(Bank["Rate"].Attributes, attribute => attribute.Name == "RateValue");
}
