namespace Shop;

/// <summary>What names, streets and products are made of.</summary>
internal static class Words
{
    public static readonly string[] FirstNames =
    [
        "Alice", "Bruno", "Carla", "Daniel", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas", "Karin", "Luca", "Mei", "Noah", "Olga", "Paulo",
        "Quinn", "Rosa", "Sven", "Tara", "Umar", "Vera", "Wim", "Ximena", "Yusuf", "Zoe",
    ];

    public static readonly string[] LastNames =
    [
        "Almeida", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ito", "Jansen", "Keller", "Lindqvist", "Moreau", "Novak",
        "Okafor", "Patel", "Quist", "Rossi", "Schmidt", "Tanaka", "Urban", "Vega", "Weber", "Xu", "Young", "Zimmer",
    ];

    public static readonly string[] Streets =
        ["Station Road", "Church Lane", "Mill Street", "Garden Row", "High Street", "Park Avenue", "Harbour Way", "Market Square", "Linden Alley"];

    public static readonly (string Name, string PostalCode)[] Cities =
    [
        ("Amsterdam", "1012"), ("Berlin", "10115"), ("Copenhagen", "1050"), ("Dublin", "D02"), ("Hamburg", "20095"), ("Lisbon", "1100"),
        ("Lyon", "69001"), ("Madrid", "28001"), ("Milan", "20121"), ("Porto", "4000"), ("Prague", "11000"), ("Vienna", "1010"),
    ];

    public static readonly string[] Labels = ["Home", "Work", "Parents", "Holiday", "Neighbour"];

    public static readonly string[] Qualities = ["Classic", "Compact", "Folding", "Heavy", "Light", "Modern", "Quiet", "Soft", "Travel", "Woven"];

    public static readonly (string Name, string Tag, decimal Price)[] Goods =
    [
        ("Backpack", "outdoor", 59), ("Blanket", "home", 34), ("Bottle", "outdoor", 14), ("Chair", "home", 89), ("Clock", "home", 27),
        ("Desk Lamp", "home", 39), ("Headphones", "electronics", 79), ("Jacket", "clothing", 119), ("Kettle", "kitchen", 45), ("Keyboard", "electronics", 69),
        ("Knife", "kitchen", 29), ("Mug", "kitchen", 9), ("Notebook", "office", 6), ("Pan", "kitchen", 42), ("Pen", "office", 4),
        ("Scarf", "clothing", 22), ("Speaker", "electronics", 99), ("Tent", "outdoor", 189), ("Towel", "home", 17), ("Umbrella", "clothing", 24),
    ];
}
