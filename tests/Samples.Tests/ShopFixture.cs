using FauxSql.Testing;
using Shop;

[assembly: AssemblyFixture(typeof(Samples.Tests.ShopFixture))]

namespace Samples.Tests;

/// <summary>The shop with its sample data: 1,000 customers, 5,000 orders, 15,000 items.</summary>
public sealed class ShopFixture : DatabaseFixture<ShopDb>;
