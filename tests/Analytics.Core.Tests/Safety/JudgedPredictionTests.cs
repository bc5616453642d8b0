using System.Text;
using Analytics.Contracts.Safety;
using Analytics.Core.Ports;
using Analytics.Core.Safety;
using Analytics.Core.Tests.Ingestion;
using Xunit;

namespace Analytics.Core.Tests.Safety;

public sealed class JudgedPredictionTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Fact]
    public async Task A_prediction_without_rules_brings_no_checks()
    {
        await intake.RegisterAsync(Some.Planner);

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Plan());

        Assert.Empty(intake.Request.Checks);
    }

    [Fact]
    public async Task A_judged_prediction_brings_one_check_of_the_set_and_one_of_each_rule_that_applies()
    {
        await SaveAsync(
            Some.Rule("segments.level = 'beginner' and output.value > 7", "load"),
            Some.Rule("output.value > 10", "range", RailVerdict.Blocked, RailSeverity.Critical),
            Some.Rule("features.injury", "injury", RailVerdict.Warn, RailSeverity.Low));

        await intake.SendItemsAsync(
            RecordKind.Prediction, Some.Plan("p-1", 8, rest: ""","features":{"injury":true}"""), Some.Plan("p-2", 3), Some.Plan("p-3", 11));

        Assert.Equal(
            [
                ("p-1~1~load", 0, "load", SafetyVerdict.Violation), ("p-1~1~injury", 0, "injury", SafetyVerdict.Warn), ("p-1~1", 0, "rails", SafetyVerdict.Violation),
                ("p-2~1", 1, "rails", SafetyVerdict.Pass),
                ("p-3~1~load", 2, "load", SafetyVerdict.Violation), ("p-3~1~range", 2, "range", SafetyVerdict.Blocked), ("p-3~1", 2, "rails", SafetyVerdict.Blocked),
            ],
            intake.Request.Checks.Select(check => (check.Id, check.Index, check.Rule, check.Verdict)));
        Assert.All(intake.Request.Checks, check => Assert.Equal(1, check.Rails));
        var load = intake.Request.Checks[0];
        Assert.Equal(("high", "overload", RecordHash.OfId(RecordKind.Prediction, "p-1")), (load.Severity, load.Category, load.PredictionHash));
        Assert.Equal("Too much. (segments.level = beginner, output.value = 8)", intake.Sealer.Open(load.Evidence));
    }

    [Fact]
    public async Task Records_that_are_not_stored_are_not_judged()
    {
        await SaveAsync(Some.Rule("true"));

        await intake.SendItemsAsync(RecordKind.Prediction, """{"id":"bad"}""", Some.Plan("old", rest: ""","timestamp":"2001-01-01T00:00:00Z" """), Some.Plan("p-1"));

        Assert.All(intake.Request.Checks, check => Assert.Equal("p-1", check.PredictionId));
        Assert.Equal(2, intake.Request.Checks.Count);
    }

    [Fact]
    public async Task Text_is_judged_without_consent_and_neither_it_nor_its_words_are_kept()
    {
        await SaveAsync(Some.Rule("features.note matches 'no pain no gain' and text contains 'gain'", "phrase"));
        const string note = ""","subject":"u-1","features":{"note":"Remember: no pain, no gain!"}""";

        var row = await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Plan(rest: note));

        Assert.Null(row.Extras);
        var check = intake.Request.Checks[0];
        Assert.Equal("phrase", check.Rule);
        Assert.Equal("Too much.", intake.Sealer.Open(check.Evidence));
    }

    [Fact]
    public async Task Text_is_scrubbed_before_it_is_judged()
    {
        await SaveAsync(Some.Rule("text contains 'jane@example.org'", "raw"), Some.Rule("text contains '[email]'", "scrubbed"));

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Plan(rest: ""","features":{"note":"ask jane@example.org"}"""));

        Assert.Equal(["scrubbed", "rails"], intake.Request.Checks.Select(check => check.Rule));
    }

    [Fact]
    public async Task A_version_that_nobody_registered_is_judged_with_what_its_records_bring()
    {
        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Plan("p-0", rest: ""","features":{"steps":1}"""));
        await SaveAsync(register: false, Some.Rule("features.steps > 10"));

        await intake.StoreAsync<PredictionRow>(RecordKind.Prediction, Some.Plan("p-1", rest: ""","features":{"steps":11,"new":2}"""));

        Assert.Equal(["rule", "rails"], intake.Request.Checks.Select(check => check.Rule));
    }

    [Fact]
    public async Task Evaluation_answers_as_the_record_would_be_judged_and_stores_nothing()
    {
        await SaveAsync(Some.Rule("output.value > 7", "load"), Some.Rule("output.value > 7.5", "warned", RailVerdict.Warn));
        var evaluator = new RailEvaluator(intake.Pipeline, intake.Rails, intake.Registry);

        var (hit, _) = evaluator.Evaluate(Encoding.UTF8.GetBytes(Some.Plan()));
        var (pass, _) = evaluator.Evaluate(Encoding.UTF8.GetBytes(Some.Plan(value: 2)));

        Assert.Equal(("violation", 1), (hit!.Verdict, hit.Rails));
        Assert.Equal(["load", "warned"], hit.Hits.Select(one => one.Rule));
        Assert.Equal(("pass", 0), (pass!.Verdict, pass.Hits.Count));
        Assert.Empty(intake.Log.Requests);
    }

    [Fact]
    public async Task Evaluation_never_passes_what_it_cannot_judge()
    {
        await intake.RegisterAsync(Some.Planner);
        var evaluator = new RailEvaluator(intake.Pipeline, intake.Rails, intake.Registry);
        var (unjudged, _) = evaluator.Evaluate(Encoding.UTF8.GetBytes(Some.Plan()));
        await SaveAsync(Some.Rule("output.value > 7"));

        var (unknown, faults) = evaluator.Evaluate(Encoding.UTF8.GetBytes(Some.Plan().Replace("\"version\":\"1\"", "\"version\":\"2\"", StringComparison.Ordinal)));
        var (malformed, reasons) = evaluator.Evaluate("{"u8.ToArray());

        Assert.Equal("unjudged", unjudged!.Verdict);
        Assert.Null(unknown);
        Assert.Equal(["/version"], faults.Keys);
        Assert.Null(malformed);
        Assert.NotEmpty(reasons);
    }

    private Task SaveAsync(params RailRule[] rules) => SaveAsync(register: true, rules);

    private async Task SaveAsync(bool register, params RailRule[] rules)
    {
        if (register) await intake.RegisterAsync(Some.Planner);
        var (_, faults) = await intake.Rails.SaveAsync("plan", Some.Draft(rules), true, "lee", TestContext.Current.CancellationToken);
        Assert.Empty(faults!);
    }
}
