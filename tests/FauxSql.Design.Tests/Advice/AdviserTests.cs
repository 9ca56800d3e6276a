using CsCheck;
using FauxSql.Design.Advice;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;

namespace FauxSql.Design.Tests.Advice;

public sealed class AdviserTests
{
    private static readonly Gen<Dictionary<string, string>> Answers = Gen.Int[0, 3].Array[DecisionMatrix.Questions.Count].Select(choices => choices.Zip(DecisionMatrix.Questions)
        .Where(choice => choice.First < choice.Second.Options.Count)
        .ToDictionary(choice => choice.Second.Id, choice => choice.Second.Options[choice.First].Word));

    private static readonly Gen<AdviceFacts> Facts = Gen.Select(Gen.Int[0, 3], Gen.Double[0, 50_000], Gen.Double[0, 50_000], Gen.Double[0, 2_000_000], (joins, multi, single, rate) =>
        new AdviceFacts(joins, joins == 0 ? null : new CostReport("Db", new Workload("", [new PatternRate("A", "P", rate, null)], [], []), new CostOptions(), [], [], CostOf(multi), CostOf(single), null, [])));

    [Fact]
    public void A_stronger_need_never_moves_the_verdict_the_other_way() => Gen.Select(Answers, Facts, Gen.Int[0, DecisionMatrix.Questions.Count - 1]).Sample((answers, facts, which) =>
    {
        var question = DecisionMatrix.Questions[which];
        var verdicts = question.Options.Select(option => Adviser.Of(new Dictionary<string, string>(answers) { [question.Id] = option.Word }, facts, []).Verdict).ToList();
        Assert.Equal(verdicts.Order(), verdicts);
    });

    [Fact]
    public void Whatever_is_told_to_change_the_verdict_does() => Gen.Select(Answers, Facts).Sample((answers, facts) =>
    {
        var advice = Adviser.Of(answers, facts, []);
        foreach (var flip in advice.Flips.Where(flip => flip.About != "traffic"))
            Assert.Equal(flip.Verdict, Adviser.Of(new Dictionary<string, string>(answers) { [flip.About] = flip.Change.Split(' ')[0] }, facts, []).Verdict);
        Assert.DoesNotContain(advice.Flips, flip => flip.Verdict == advice.Verdict);
    });

    [Fact]
    public void Whatever_is_not_told_to_change_the_verdict_does_not() => Answers.Sample(answers =>
    {
        var advice = Adviser.Of(answers, AdviceFacts.None, []);
        var others = DecisionMatrix.Questions.SelectMany(question => question.Options.Select(option => (question.Id, option.Word)))
            .Where(one => !advice.Flips.Any(flip => flip.About == one.Id && flip.Change.Split(' ')[0] == one.Word));
        Assert.All(others, one => Assert.Equal(advice.Verdict, Adviser.Of(new Dictionary<string, string>(answers) { [one.Id] = one.Word }, AdviceFacts.None, []).Verdict));
    });

    [Fact]
    public void The_score_is_the_sum_of_the_weights_that_are_shown() => Gen.Select(Answers, Facts).Sample((answers, facts) =>
    {
        var advice = Adviser.Of(answers, facts, []);
        Assert.Equal(advice.Reasons.Sum(reason => reason.Weight), advice.Score);
        Assert.Equal(advice.Score <= Adviser.SingleTableScore, advice.Verdict != Verdict.MultiTable);
    });

    [Fact]
    public void The_guides_two_columns_are_the_two_verdicts()
    {
        Assert.Equal(Verdict.MultiTable, Adviser.Of(DecisionMatrix.Questions.ToDictionary(question => question.Id, question => question.Options[0].Word), AdviceFacts.None, []).Verdict);
        Assert.Equal(Verdict.SingleTable, Adviser.Of(DecisionMatrix.Questions.ToDictionary(question => question.Id, question => question.Options[^1].Word), AdviceFacts.None, []).Verdict);
        Assert.Equal(Verdict.MultiTable, Adviser.Of(new Dictionary<string, string>(), AdviceFacts.None, []).Verdict);
    }

    [Fact]
    public void Strong_needs_of_a_team_that_is_new_are_for_later()
    {
        var answers = DecisionMatrix.Questions.ToDictionary(question => question.Id, question => question.Options[^1].Word);
        answers["team"] = "new";
        var advice = Adviser.Of(answers, AdviceFacts.None, []);

        Assert.Equal(Verdict.NotYet, advice.Verdict);
        Assert.Equal(["team: new to it"], advice.Missing);
        Assert.Contains(new AdviceFlip("team", "experienced (has modelled single tables)", Verdict.SingleTable), advice.Flips);
    }

    [Fact]
    public void An_unknown_answer_is_refused() => Assert.Throws<ArgumentException>(() => Adviser.Of(new Dictionary<string, string> { ["team"] = "brilliant" }, AdviceFacts.None, []));

    private static LayoutCost CostOf(double dollars) => new(0, 0, dollars, dollars, 0, 0);
}
