using FauxSql.Schema;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Scaffolding;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>Entity files that people write after the template of the guide, each in its own way.</summary>
public sealed class HandWrittenTests
{
    // The template as it stands: signs without lists, nothing but keys.
    private const string Order = """
        # OrdersTable

        ## Primary Key
        - OrderId (HASH)

        ## GSI: CustomerIndex
        - CustomerId (HASH)
        - OrderDate (RANGE)
        - Purpose: Get orders for customer, sorted by date
        - Access Pattern: "My Orders" page

        ## Implemented Access Patterns
        ✅ Get order by OrderId (direct lookup)
        ✅ Orders of a customer (CustomerIndex GSI)
        ✅ Orders that are late

        ## Planned Access Patterns
        🔲 Filter orders by fulfilment status

        ## Potential Future Patterns (Unknown)
        ? Orders by country

        ## Customer → Orders (1:N, Unbounded)

        **Strategy:** Foreign key (CustomerId)

        **Rationale:**
        - Unbounded (a customer may have thousands)
        - Orders have pages of their own

        **Implementation:**
        - OrdersTable: PK=OrderId

        ## Open questions
        Who archives them?
        """;

    // The short form, several tables in one file, other levels, and the order turned round.
    private const string Others = """
        Our tables
        ==========

        ## CustomersTable
        - PK: CustomerId
        - GSI1: Email (for "login")

        ### Planned access patterns
        - 🔲 Customers who have not ordered for a year

        ### Customer → Addresses (1:N, at most 5)
        **Strategy:** Denormalization

        ## OrderItemsTable

        ### Implemented Access Patterns (Current Job)
        - ✅ Items of an order by OrderId

        ### Primary key

        | Attribute | Key Type | Notes |
        |-----------|----------|-------|
        | OrderId   | HASH (PK) | Foreign key to Order |
        | ItemId    | RANGE (SK) | Sort by item |
        """;

    private const string Product = """
        # product-catalogTable

        ## attributes

        | Name | Type | Required | Description |
        | --- | --- | --- | --- |
        | product_id | string | yes | |
        | price | number | yes | |
        | released | date | no | |
        | class | S | no | |
        | tags | StringSet | no | |
        | expires | number | no | TTL |

        ## Index: class-index
        - class (hash)
        - released (range)
        - Projection: keys and `price`

        ## Primary Key
        - product_id (partition key)
        """;

    private static readonly Scaffolded Written = Docs.Scaffold([new DocumentFile("Order.md", Order), new DocumentFile("others.md", Others), new DocumentFile("product.md", Product), new DocumentFile("notes.md", "# Notes\n\nBuy milk.")]);

    [Theory]
    [InlineData("Implemented Access Patterns (Current Job)", AccessPatternStatus.Implemented)]
    [InlineData("Not Implemented Patterns", AccessPatternStatus.Planned)]
    [InlineData("Patterns that are not yet implemented", AccessPatternStatus.Planned)]
    [InlineData("Unimplemented access patterns", AccessPatternStatus.Planned)]
    [InlineData("Potential Future Patterns (not implemented)", AccessPatternStatus.Potential)]
    [InlineData("Access patterns", null)]
    public void A_heading_says_how_far_the_patterns_below_it_are(string heading, AccessPatternStatus? status) =>
        Assert.Equal(status, PageHeadings.StatusOf(new PageHeading(1, 2, heading)));

    [Fact]
    public void What_is_not_implemented_is_planned()
    {
        var model = Docs.Scaffold([new DocumentFile("Order.md", "# OrdersTable\n## Primary Key\n- OrderId (HASH)\n## Not Implemented Patterns\n- Orders of a day\n")]);

        Assert.Equal(AccessPatternStatus.Planned, model["Order"].Patterns.Single(pattern => pattern.Description == "Orders of a day").Status);
    }

    [Fact]
    public void Each_heading_of_a_table_is_an_entity_with_its_key() => Assert.Equal(
        ["Customer Customers: CustomerId", "Order Orders: OrderId", "OrderItem OrderItems: OrderId, ItemId", "ProductCatalog product-catalog: product_id"],
        Written.Schema.Entities.Select(entity => $"{entity.Name} {entity.TableName}: {string.Join(", ", entity.Key.Attributes)}"));

    [Fact]
    public void Indexes_and_what_they_answer_are_read_in_each_form() => Assert.Equal(
        ["EmailIndex: Email / login", "CustomerIndex: CustomerId, OrderDate / \"My Orders\" page", "class-index: class, released / Get product catalog by Class"],
        Written.Schema.Entities.SelectMany(entity => entity.Indexes.Select(index =>
            $"{index.Name}: {string.Join(", ", index.Key.Attributes)} / {entity.Patterns.Single(pattern => pattern.ServedBy == index.Name).Description}")));

    [Fact]
    public void What_nothing_serves_is_planned_and_said()
    {
        Assert.Equal(["Get order by OrderId (direct lookup)"], PatternsOf("Order", AccessPatternStatus.Implemented).Where(pattern => pattern.StartsWith("Get", StringComparison.Ordinal)));
        Assert.Equal(["Orders that are late", "Filter orders by fulfilment status"], PatternsOf("Order", AccessPatternStatus.Planned));
        Assert.Equal(["Orders by country"], PatternsOf("Order", AccessPatternStatus.Potential));
        Assert.Contains("Orders that are late", Written.Decisions("Order"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_relationship_is_a_reference_with_its_reasons_and_both_directions()
    {
        var reference = Assert.Single(Written["Order"].References);
        Assert.Equal(("CustomerId", "Customer", "Unbounded (a customer may have thousands); Orders have pages of their own"), (reference.Attribute, reference.Target, reference.Because));
        Assert.Equal(RelationPath.Index, Written["Customer"].Relations.Single(relation => relation.Property == "Orders").Path);
        Assert.Equal(RelationPath.Partition, Written["Order"].Relations.Single(relation => relation.Property == "OrderItems").Path);
    }

    [Fact]
    public void What_is_kept_within_an_item_is_a_list_of_a_record_that_is_still_to_be_filled()
    {
        var addresses = Written["Customer"].Attributes.Single(attribute => attribute.Name == "Addresses");
        Assert.Equal((5, "IReadOnlyList<Address>"), (addresses.Embedded!.Max, addresses.ClrType));
        Assert.Contains("no properties yet", Written.Decisions("Customer.Addresses"), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_have_the_types_that_the_table_names_in_any_words() => Assert.Equal(
        ["ProductId string", "Price decimal", "Released DateOnly?", "Class string?", "Tags IReadOnlySet<string>?", "Expires DateTimeOffset?"],
        Written["ProductCatalog"].Attributes.Select(attribute => $"{attribute.Property} {attribute.ClrType}"));

    [Fact]
    public void What_is_not_read_is_said()
    {
        Assert.Contains("not read", Written.Decisions("notes.md"), StringComparison.Ordinal);
        Assert.Contains("Open questions", Written.Decisions("Order"), StringComparison.Ordinal);
        Assert.Contains("no table of attributes", Written.Decisions("Order"), StringComparison.Ordinal);
    }

    [Fact]
    public void Their_documents_are_a_fixed_point()
    {
        var first = Docs.Of(Written.Schema);
        Docs.AssertSame(first, Docs.Of(Docs.Scaffold(first).Schema));
    }

    [Fact]
    public void The_template_of_the_guide_with_other_names_is_read()
    {
        var merchant = Docs.Scaffold([new DocumentFile("Merchant.md", """
            # MerchantsTable

            | Attribute | Key Type | Notes |
            |-----------|----------|-------|
            | MerchantId | HASH (PK) | Primary identifier |

            ### GSI: CategoryIndex
            | Attribute | Key Type | Notes |
            |-----------|----------|-------|
            | CategoryId | HASH | For category browsing |
            | MerchantId | RANGE | Sort by merchant |

            ## Merchant → Reviews (1:N, Unbounded)

            **Strategy:** Composite key (MerchantId + ReviewId)

            **Rationale:**
            - Always queried together

            # ReviewsTable
            ## Primary Key
            - MerchantId (HASH)
            - ReviewId (RANGE) - if composite
            """)]);
        Assert.Equal(["CategoryId", "MerchantId"], merchant["Merchant"].Indexes.Single().Key.Attributes);
        Assert.Equal("Always queried together", merchant["Review"].References.Single().Because);
    }

    [Fact]
    public void Both_ends_of_a_link_between_items_of_one_kind_are_told_apart()
    {
        var follows = Docs.Scaffold([new DocumentFile("User.md", """
            # UsersTable
            ## Primary Key
            - UserId (HASH)
            ## User → User (M:N)
            **Strategy:** Link entity `Follow`
            **Rationale:**
            - Queried together? Yes: `User.Following` (many, from `FollowerId`), `User.Followers` (many, from `FollowedId`).
            # FollowsTable
            ## Primary Key
            - FollowerId (HASH)
            - FollowedId (RANGE)
            ## GSI: FollowedIndex
            - FollowedId (HASH)
            ## User → Follow (1:N)
            **Strategy:** Composite key (`FollowerId` + `FollowedId`)
            - Queried together? No.
            ## User → Follow (1:N)
            **Strategy:** Foreign key (`FollowedId`) with index `FollowedIndex`
            - Queried together? No.
            """)]);
        Assert.Equal(["Followers FollowedId", "Following FollowerId"], follows["User"].Relations.Select(relation => $"{relation.Property} {relation.Link!.Source}").Order(StringComparer.Ordinal));
        var first = Docs.Of(follows.Schema);
        Docs.AssertSame(first, Docs.Of(Docs.Scaffold(first).Schema));
    }

    [Fact]
    public void An_item_of_a_list_may_go_on_in_the_next_line_and_a_type_may_be_unknown()
    {
        var note = Docs.Scaffold([new DocumentFile("Note.md", "# NotesTable\n## Primary Key\n- NoteId (HASH)\n## Planned Access Patterns\n- 🔲 Notes that nobody\n  has read\n  🔲 All notes\n## Attributes\n| Attribute | Type |\n| --- | --- |\n| NoteId | |\n| Body | json |\n| Kind | List<A |\n")])["Note"];
        Assert.Equal(["Notes that nobody has read", "All notes"], note.Patterns.Where(pattern => pattern.Status == AccessPatternStatus.Planned).Select(pattern => pattern.Description));
        Assert.All(note.Attributes, attribute => Assert.Equal("string", attribute.ClrType));
    }

    [Fact]
    public void Circles_of_references_are_allowed_and_said()
    {
        var draft = DocumentDrafter.Draft([new DocumentFile("a.md", "# ManagersTable\n## Primary Key\n- ManagerId (HASH)\n- \n## Team → Manager (1:1)\n**Strategy:** Foreign key (`TeamId`)\n# TeamsTable\n## Primary Key\n- TeamId (HASH)\n## Manager → Team (1:N)\n**Strategy:** Foreign key (`ManagerId`)\n".Replace("- \n", "", StringComparison.Ordinal))], "Source");
        Scaffolded.Of(draft);
        Assert.Contains(draft.Decisions, decision => decision.Subject == "Manager" && decision.Text.Contains("circle of references with Team", StringComparison.Ordinal));
    }

    private static IEnumerable<string> PatternsOf(string entity, AccessPatternStatus status) =>
        Written[entity].Patterns.Where(pattern => pattern.Status == status).Select(pattern => pattern.Description);
}
