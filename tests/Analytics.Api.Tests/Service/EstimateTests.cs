using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>What is said of predictions without a label, against the truth of all of them, which the data are made from.</summary>
public sealed class EstimateTests(RunningService service) : ServiceTest(service)
{
    private const int RowsADay = 2_000;
    private const string Window = "from=2026-09-03T00:00:00Z&to=2026-09-05T00:00:00Z&reference=2026-09-01/2026-09-03&bucket=day";

    /// <summary>
    /// The chance of a positive is the score, but half of it where x is 1: for three rows of ten in the reference, and for nine in the window. Calibration over
    /// the whole reference can't know; weighted to the inputs of the window it does.
    /// </summary>
    [Fact]
    public async Task Under_covariate_shift_the_adapted_estimate_is_the_truth_and_the_plain_one_is_not()
    {
        await RecordAsync("moved", (day, random) =>
        {
            var (score, x) = (random.NextDouble(), random.NextDouble() < (day < 3 ? 0.3 : 0.9) ? 1 : 0);
            var truth = random.NextDouble() < (x == 1 ? score / 2 : score);
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}},"features":{"x":{{x}},"noise":{{random.NextDouble():0.000}}}"""), truth ? "true" : "false");
        });

        var realised = Metric(await ReportAsync("moved"), "accuracy").GetProperty("realised").GetProperty("value").GetDouble();
        var plain = Metric(await ReportAsync("moved", "cbpe"), "accuracy").GetProperty("estimated").GetProperty("value").GetDouble();
        var adapted = Metric(await ReportAsync("moved", "pape"), "accuracy").GetProperty("estimated");

        Assert.Equal("pape", adapted.GetProperty("method").GetString());
        Assert.Equal(realised, adapted.GetProperty("value").GetDouble(), 0.03);
        Assert.True(Math.Abs(plain - realised) > 0.05, $"plain {plain}, realised {realised}");
    }

    /// <summary>The chance of a positive is the score in one country and half of it in the other, whose share grows from three tenths to nine.</summary>
    [Theory]
    [InlineData("\"segments\":{\"country\":\"{0}\"}")]
    [InlineData("\"features\":{\"country\":\"{0}\"}")]
    public async Task Where_the_mix_of_groups_moves_the_estimate_within_groups_is_the_truth_and_the_plain_one_is_not(string place)
    {
        var model = "mixed-" + place[1];
        await RecordAsync(model, (day, random) =>
        {
            var (score, french) = (random.NextDouble(), random.NextDouble() < (day < 3 ? 0.3 : 0.9));
            var truth = random.NextDouble() < (french ? score / 2 : score);
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}},""") + place.Replace("{0}", french ? "FR" : "DE", StringComparison.Ordinal), truth ? "true" : "false");
        });

        foreach (var (metric, tolerance) in new[] { ("accuracy", 0.02), ("auc", 0.02), ("brier", 0.01), ("logLoss", 0.03) })
        {
            var realised = Metric(await ReportAsync(model), metric).GetProperty("realised").GetProperty("value").GetDouble();
            var within = Metric(await ReportAsync(model, "mcbpe"), metric).GetProperty("estimated");
            Assert.Equal("mcbpe", within.GetProperty("method").GetString());
            Assert.Equal(realised, within.GetProperty("value").GetDouble(), tolerance);
        }

        var (truth, plain) = (Metric(await ReportAsync(model), "accuracy").GetProperty("realised"), Metric(await ReportAsync(model, "cbpe"), "accuracy").GetProperty("estimated"));
        Assert.True(Math.Abs(plain.GetProperty("value").GetDouble() - truth.GetProperty("value").GetDouble()) > 0.05);
    }

    /// <summary>The model says the squares of the chances, so it is surer than it ought to be, and in the window the chances are closer to each other.</summary>
    [Fact]
    public async Task Accuracy_of_a_model_of_three_classes_is_estimated_from_probabilities_calibrated_class_by_class()
    {
        await RecordAsync("colours", (day, random) =>
        {
            double[] chances = [.. Enumerable.Range(0, 3).Select(_ => Math.Pow(random.NextDouble(), day < 3 ? 2 : 1))];
            chances = [.. chances.Select(chance => chance / chances.Sum())];
            var (said, sum) = (chances.Select(chance => chance * chance).ToArray(), chances.Sum(chance => chance * chance));
            var (at, left) = (0, random.NextDouble());
            while (at < 2 && (left -= chances[at]) > 0) at++;
            string[] names = ["red", "green", "blue"];
            var probabilities = string.Join(',', names.Select((name, one) => string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{said[one] / sum:0.000000}")));
            return ($$"""{"probabilities":{ {{probabilities}} } }""", $"\"{names[at]}\"");
        });

        var report = await ReportAsync("colours");

        foreach (var (metric, tolerance) in new[] { ("accuracy", 0.02), ("logLoss", 0.05) })
        {
            var (realised, estimated) = (Metric(report, metric).GetProperty("realised").GetProperty("value").GetDouble(), Metric(report, metric).GetProperty("estimated"));
            Assert.Equal("cbpe", estimated.GetProperty("method").GetString());
            Assert.Equal(realised, estimated.GetProperty("value").GetDouble(), tolerance);
        }

        var before = Metric(report, "accuracy").GetProperty("reference").GetProperty("value").GetDouble();
        Assert.True(before - Metric(report, "accuracy").GetProperty("realised").GetProperty("value").GetDouble() > 0.05);
    }

    /// <summary>Sure predictions get their label more often. They are right more often, too: 5 of 6 of the labelled ones, 3 of 4 of all.</summary>
    [Fact]
    public async Task Figures_are_corrected_for_labels_that_come_selectively()
    {
        await RecordAsync("choosy", (_, random) =>
        {
            var score = random.NextDouble();
            var label = random.NextDouble() < score ? "true" : "false";
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}}"""), random.NextDouble() < Math.Abs((2 * score) - 1) ? label : null);
        });

        var report = await ReportAsync("choosy");

        var accuracy = Metric(report, "accuracy");
        Assert.Equal(5.0 / 6, accuracy.GetProperty("realised").GetProperty("value").GetDouble(), 0.02);
        Assert.Equal(0.75, accuracy.GetProperty("corrected").GetProperty("value").GetDouble(), 0.02);
        Assert.InRange(0.75, accuracy.GetProperty("corrected").GetProperty("lower").GetDouble() - 0.01, accuracy.GetProperty("corrected").GetProperty("upper").GetDouble() + 0.01);
        Assert.Equal(1.0 / 6, Metric(report, "brier").GetProperty("corrected").GetProperty("value").GetDouble(), 0.01);
        Assert.Equal(5.0 / 6, Metric(report, "auc").GetProperty("corrected").GetProperty("value").GetDouble(), 0.02);
        Assert.True(report.GetProperty("selection").GetProperty("selective").GetBoolean());
    }

    [Fact]
    public async Task Labels_that_come_by_chance_are_not_called_selective()
    {
        await RecordAsync("fickle", (_, random) =>
        {
            var score = random.NextDouble();
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}}"""), random.NextDouble() < 0.6 ? random.NextDouble() < score ? "true" : "false" : null);
        });

        var report = await ReportAsync("fickle");

        Assert.False(report.GetProperty("selection").GetProperty("selective").GetBoolean());
        var (corrected, realised) = (Metric(report, "accuracy").GetProperty("corrected"), Metric(report, "accuracy").GetProperty("realised").GetProperty("value").GetDouble());
        Assert.Equal(realised, corrected.GetProperty("value").GetDouble(), 0.01);
    }

    /// <summary>Of the true positives of the country FR the model misses half; plans are treated alike.</summary>
    [Fact]
    public async Task A_segment_that_the_model_fails_is_found_and_one_that_it_treats_alike_is_not()
    {
        await RecordAsync("unfair", (_, random) =>
        {
            var (truth, french, plan) = (random.NextDouble() < 0.5, random.NextDouble() < 0.3, random.NextDouble() < 0.5 ? "basic" : "pro");
            var guess = truth && !(french && random.NextDouble() < 0.5);
            var score = (guess ? 0.5 : 0) + (random.NextDouble() / 2);
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}},"segments":{"country":"{{(french ? "FR" : "DE")}}","plan":"{{plan}}"}"""), truth ? "true" : "false");
        });

        var report = await ReportAsync("unfair");

        var fairness = report.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("check").GetString() == "fairness").ToLookup(finding => finding.GetProperty("subject").GetString());
        var opportunity = fairness["segments.country"].Single(finding => finding.GetProperty("method").GetString() == "equal_opportunity");
        Assert.Equal("alert", opportunity.GetProperty("status").GetString());
        Assert.Equal(0.5, opportunity.GetProperty("score").GetDouble(), 0.06);
        Assert.Contains("between DE and FR", opportunity.GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, fairness["segments.plan"].Count());
        Assert.All(fairness["segments.plan"], finding => Assert.Equal("ok", finding.GetProperty("status").GetString()));
        var splits = report.GetProperty("splits").EnumerateArray().Where(split => split.GetProperty("by").GetString() == "segments.country").ToDictionary(split => split.GetProperty("value").GetString()!);
        Assert.Equal(["DE", "FR"], splits.Keys.Order());
        Assert.Equal(0.75, splits["FR"].GetProperty("metrics").GetProperty("accuracy").GetProperty("value").GetDouble(), 0.05);
    }

    [Fact]
    public async Task Errors_of_a_regression_model_are_compared_between_segments()
    {
        await RecordAsync("lopsided", (_, random) =>
        {
            var (value, large) = (10 * random.NextDouble(), random.NextDouble() < 0.4);
            var error = (large ? 2 : 1) * ((2 * random.NextDouble()) - 1);
            return (
                string.Create(CultureInfo.InvariantCulture, $$"""{"value":{{value:0.0000}}},"segments":{"size":"{{(large ? "large" : "small")}}"}"""),
                string.Create(CultureInfo.InvariantCulture, $"{value + error:0.0000}"));
        }, "value");

        var fairness = (await ReportAsync("lopsided")).GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("check").GetString() == "fairness");

        Assert.Equal("alert", fairness.GetProperty("status").GetString());
        Assert.Equal(0.5, fairness.GetProperty("score").GetDouble(), 0.06);
    }

    /// <summary>The score stays as it was while x comes in another unit: the labels follow x no more, which the score can't know.</summary>
    [Theory]
    [InlineData("scaled", 1)]
    [InlineData("outgrown", 2)]
    [InlineData("sound", 0)]
    public async Task Estimates_of_a_window_that_the_reference_does_not_cover_are_not_given_as_sound(string model, int fault)
    {
        await RecordAsync(model, (day, random) =>
        {
            var (score, x) = (random.NextDouble(), 1 + random.NextDouble());
            var given = day < 3 ? x : fault switch { 1 => 100 * x, 2 when random.NextDouble() < 0.3 => x + 1, _ => x };
            var truth = random.NextDouble() < (day >= 3 && fault > 0 ? 0.5 : score);
            return (string.Create(CultureInfo.InvariantCulture, $$"""{"score":{{score:0.0000}}},"features":{"x":{{given:0.0000}},"noise":{{random.NextDouble():0.000}}}"""), truth ? "true" : "false");
        });

        var report = await ReportAsync(model);
        using var browser = Service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await browser.GetStringAsync($"/v1/models/{model}/performance?{Window}", Cancellation);

        var findings = report.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("check").GetString() == "estimate").ToList();
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(fault > 0, finding.GetProperty("status").GetString() == "skipped"));
        Assert.Equal(fault > 0, report.TryGetProperty("estimateCaveat", out var caveat));
        Assert.Equal(fault > 0, page.Contains("Not to be relied on", StringComparison.Ordinal));
        if (fault == 0) return;
        Assert.Contains("features.x", caveat.GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("features.noise", caveat.GetString(), StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.Contains("features.x", finding.GetProperty("because").GetString(), StringComparison.Ordinal));
    }

    private async Task<JsonElement> ReportAsync(string model, string estimator = "")
    {
        var (status, report) = await GetAsync($"/v1/models/{model}/performance?{Window}&estimator={estimator}");
        Assert.Equal(200, status);
        return report;
    }

    /// <summary>Four days of predictions, each with the output (and what follows it) and the label that a function makes; null: none comes.</summary>
    private async Task RecordAsync(string model, Func<int, Random, (string Output, string? Label)> make, string kind = "label")
    {
        var random = new Random(model.Length);
        for (var day = 1; day <= 4; day++)
        {
            List<string> predictions = [], labels = [];
            for (var row = 0; row < RowsADay; row++)
            {
                var (id, (output, label)) = ($"{model}-{day}-{row}", make(day, random));
                predictions.Add($$"""{"id":"{{id}}","model":"{{model}}","version":"1","timestamp":"2026-09-{{day:00}}T12:00:00Z","output":{{output}}}""");
                if (label is not null) labels.Add($$"""{"id":"{{id}}.l","predictionId":"{{id}}","kind":"{{kind}}","value":{{label}},"timestamp":"2026-09-{{day:00}}T14:00:00Z"}""");
            }

            Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', predictions)}}]}""")).Status);
            Assert.Equal(202, (await PostAsync("/v1/feedback/batch", $$"""{"backfill":true,"items":[{{string.Join(',', labels)}}]}""")).Status);
        }
    }

    private static JsonElement Metric(JsonElement report, string name) =>
        report.GetProperty("metrics").EnumerateArray().Single(metric => metric.GetProperty("metric").GetString() == name);
}
