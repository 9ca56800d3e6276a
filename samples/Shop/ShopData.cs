using System.Globalization;

namespace Shop;

/// <summary>
/// The same shop every time. At scale 1: 1,000 customers with about 5,000 orders of about 15,000 items in all, and 200 products.
/// </summary>
public static class ShopData
{
    private const int Seed = 20260101;
    private const int CustomersPerScale = 1_000;

    private static readonly DateTimeOffset Opening = new(2025, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Products, then each customer followed by its orders, each order followed by its items.</summary>
    public static IEnumerable<object> Generate(int scale)
    {
        var random = new Random(Seed);
        var products = Products().ToList();
        foreach (var product in products)
            yield return product;
        var orders = 0;
        for (var number = 1; number <= scale * CustomersPerScale; number++)
        {
            var customer = CustomerOf(number, random);
            yield return customer;
            for (var left = random.Next(11); left > 0; left--)
            {
                var (order, items) = OrderOf(++orders, customer, products, random);
                yield return order;
                foreach (var item in items)
                    yield return item;
            }
        }
    }

    private static IEnumerable<Product> Products()
    {
        var number = 0;
        foreach (var (name, tag, price) in Words.Goods)
        {
            for (var quality = 0; quality < Words.Qualities.Length; quality++)
            {
                yield return new Product
                {
                    ProductId = Id('P', ++number, 4),
                    Name = $"{Words.Qualities[quality]} {name}",
                    Price = decimal.Round(price * (1 + (quality * 0.07m)), 2) - 0.05m,
                    Tags = new HashSet<string>(StringComparer.Ordinal) { tag, Words.Qualities[quality].ToLowerInvariant() },
                };
            }
        }
    }

    private static Customer CustomerOf(int number, Random random)
    {
        var first = Pick(Words.FirstNames, random);
        var last = Pick(Words.LastNames, random);
        return new Customer
        {
            CustomerId = Id('C', number, 6),
            Email = string.Create(CultureInfo.InvariantCulture, $"{first}.{last}.{number}@example.com").ToLowerInvariant(),
            Name = $"{first} {last}",
            JoinedAt = Opening.AddMinutes(random.Next(365 * 24 * 60)),
            Addresses = [.. Words.Labels.Take(AddressCount(random)).Select(label => AddressOf(label, random))],
        };
    }

    // Most customers have one address or two; a few have as many as there may be.
    private static int AddressCount(Random random) => random.Next(20) switch
    {
        0 => 0,
        < 12 => 1,
        < 17 => 2,
        < 19 => 3,
        _ => 5,
    };

    private static Address AddressOf(string label, Random random)
    {
        var (city, postalCode) = Pick(Words.Cities, random);
        return new Address
        {
            Label = label,
            Street = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 200)} {Pick(Words.Streets, random)}"),
            PostalCode = postalCode,
            City = city,
        };
    }

    private static (Order Order, List<OrderItem> Items) OrderOf(int number, Customer customer, List<Product> products, Random random)
    {
        var orderId = Id('O', number, 7);
        var items = Enumerable.Range(1, random.Next(1, 6)).Select(line => ItemOf(orderId, line, Pick(products, random), random)).ToList();
        var order = new Order
        {
            OrderId = orderId,
            CustomerId = customer.CustomerId,
            OrderDate = customer.JoinedAt.AddMinutes(random.Next(1, 200 * 24 * 60)),
            Status = (OrderStatus)random.Next(5),
            Total = items.Sum(item => item.Quantity * item.UnitPrice),
        };
        return (order, items);
    }

    private static OrderItem ItemOf(string orderId, int line, Product product, Random random) => new()
    {
        OrderId = orderId,
        ItemId = line.ToString("00", CultureInfo.InvariantCulture),
        ProductId = product.ProductId,
        Quantity = random.Next(1, 4),
        UnitPrice = product.Price,
    };

    private static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    private static string Id(char kind, int number, int digits) => kind + number.ToString("D" + digits, CultureInfo.InvariantCulture);
}
