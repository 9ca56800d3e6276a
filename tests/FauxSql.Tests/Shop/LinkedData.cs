namespace FauxSql.Tests.Shop;

/// <summary>Tags of products, persons that follow each other, and a hierarchy of employees, so that something is at the end of every relation.</summary>
internal static class LinkedData
{
    public static async Task FillAsync(ShopDb db)
    {
        foreach (var tag in new[] { "red", "blue", "green" })
            await db.Tags.InsertAsync(new Tag(tag));
        foreach (var (product, tag, weight) in new[] { ("P1", "red", 2), ("P1", "blue", 1), ("P2", "red", 3) })
            await db.ProductTags.InsertAsync(new ProductTag(product, tag, weight));
        foreach (var name in new[] { "ann", "bob", "cy" })
            await db.Persons.InsertAsync(new Person(name));
        foreach (var (follower, followee, since) in new[] { ("ann", "cy", "2026-02"), ("bob", "cy", "2026-01"), ("cy", "bob", "2026-03") })
            await db.Follows.InsertAsync(new Follow(follower, followee, since));
        foreach (var (name, manager) in new[] { ("top", null), ("boss", "top"), ("lead", "boss"), ("dev1", "lead"), ("dev2", "lead"), ("bot", "dev1") })
            await db.Employees.InsertAsync(new Employee(name, manager));
    }
}
