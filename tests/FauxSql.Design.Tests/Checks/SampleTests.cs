using FauxSql.Design.Checks;

namespace FauxSql.Design.Tests.Checks;

public sealed class SampleTests
{
    // Reserved words are worth a note, and no reason to call a product's name anything else.
    [Theory]
    [MemberData(nameof(Models.Names), MemberType = typeof(Models))]
    public void A_sample_is_clean(string sample) => Assert.DoesNotContain(ModelCheck.Run(Models.Of(sample)).Findings, finding => finding.Rule.Id != "FXS214");
}
