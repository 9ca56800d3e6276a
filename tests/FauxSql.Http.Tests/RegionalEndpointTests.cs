using Amazon;
using Amazon.DynamoDBv2.Endpoints;
using Amazon.DynamoDBv2.Internal;

namespace FauxSql.Http.Tests;

public sealed class RegionalEndpointTests
{
    [Fact]
    public void Every_Region_has_the_endpoints_that_the_AWS_SDK_has_for_it()
    {
        var regions = RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Where(name => !name.EndsWith("-regional", StringComparison.Ordinal)).ToList();
        Assert.True(regions.Count > 30);
        foreach (var region in regions)
        {
            foreach (var (useFips, useDualStack) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
                Assert.Equal((region, useFips, useDualStack, SdkEndpointOf(region, useFips, useDualStack)), (region, useFips, useDualStack, RegionalEndpoint.Of(region, useFips, useDualStack)));
        }
    }

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("us-gov-east-1", true)]
    [InlineData("xy-new-12", true)]
    [InlineData("", false)]
    [InlineData("eu-west", false)]
    [InlineData("EU-WEST-1", false)]
    [InlineData("eu-west-1.evil.example/", false)]
    [InlineData("eu-west-1 ", false)]
    [InlineData("eu--1", false)]
    [InlineData("1-west-1", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-west-1", false)]
    public void A_Region_s_name_has_a_form(string name, bool isRegion) => Assert.Equal(isRegion, RegionalEndpoint.IsRegion(name));

    private static Uri SdkEndpointOf(string region, bool useFips, bool useDualStack) =>
        new(new AmazonDynamoDBEndpointProvider().ResolveEndpoint(new DynamoDBEndpointParameters { Region = region, UseFIPS = useFips, UseDualStack = useDualStack }).URL);
}
