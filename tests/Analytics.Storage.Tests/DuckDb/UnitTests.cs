using System.Text;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Units of experiments and their metrics, against the same figures made of the same rows here.</summary>
public sealed class UnitTests
{
    private static readonly DateTime Start = Some.Noon.Date;
    private static readonly UnitRecords Purchases = new(EventSource.Events, [new(Field.Of("event"), ["purchase"])], Field.Of("value"));
    private static readonly UnitMetric Any = new() { Value = UnitValue.Any, Records = Purchases with { Number = null } };
    private static readonly UnitMetric Sum = new() { Value = UnitValue.Sum, Records = Purchases };

    private static readonly UnitQuery Asked = new()
    {
        Experiment = "x",
        Variants = ["a", "b"],
        From = Start,
        To = Start.AddDays(10),
        AsOf = Start.AddDays(10),
    };

    [Fact]
    public async Task A_unit_counts_once_with_its_first_variant_and_day_and_one_that_saw_two_is_set_apart()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Some.Exposure("u1", "a", Start.AddHours(1), country: "DE"), Some.Exposure("u1", "a", Start.AddDays(3), country: "FR"),
            Some.Exposure("u2", "b", Start.AddDays(2)), Some.Exposure("u3", "a", Start.AddDays(1)), Some.Exposure("u3", "b", Start.AddDays(4)),
            Some.Exposure("u4", "b", Start.AddDays(-1)), Some.Exposure("u5", "a", Start.AddDays(1), experiment: "other"));
        await store.AppendAsync(Prediction("p-1", "u6", "b", Start.AddDays(5)));

        var totals = await Ask(store, Asked with { Periods = [Start.AddDays(4)] });
        var byCountry = await Ask(store, Asked with { ByDay = false, Split = new UnitSplit.BySegment("country") });

        Assert.Equal(
            [new UnitCount("a", null, Start, 0, 1), new("b", null, Start.AddDays(2), 0, 1), new("b", null, Start.AddDays(5), 1, 1)],
            totals.Units);
        Assert.Equal(1, totals.Crossed);
        Assert.Contains(new UnitCount("a", "DE", null, 0, 1), byCountry.Units);
    }

    [Fact]
    public async Task An_earlier_exposure_that_arrives_later_moves_the_unit_and_the_record_as_of_a_day_stays()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Exposure("u1", "a", Start.AddDays(3)), Some.Exposure("u2", "b", Start.AddDays(3)), Some.Exposure("u3", "b", Start.AddDays(3)));
        var before = await Ask(store, Asked);
        await store.AppendAsync(Some.Exposure("u1", "a", Start.AddDays(1)), Some.Exposure("u2", "b", Start.AddDays(5)), Some.Exposure("u3", "a", Start.AddDays(6)));

        var after = await Ask(store, Asked);
        var earlier = await Ask(store, Asked with { To = Start.AddDays(4), AsOf = Start.AddDays(4) });

        Assert.Equal([new UnitCount("a", null, Start.AddDays(3), 0, 1), new("b", null, Start.AddDays(3), 0, 2)], before.Units);
        Assert.Equal([new UnitCount("a", null, Start.AddDays(1), 0, 1), new("b", null, Start.AddDays(3), 0, 1)], after.Units);
        Assert.Equal((0, 1, 0), (before.Crossed, after.Crossed, earlier.Crossed));
        Assert.Equal([new UnitCount("a", null, Start.AddDays(1), 0, 1), new("b", null, Start.AddDays(3), 0, 2)], earlier.Units);
    }

    [Fact]
    public async Task A_unit_of_a_treatment_that_was_switched_off_may_see_the_control_since_and_nothing_else()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(
            Some.Exposure("u1", "b", Start.AddDays(1)), Some.Exposure("u1", "a", Start.AddDays(6)), Some.Exposure("u2", "b", Start.AddDays(1)), Some.Exposure("u2", "a", Start.AddDays(3)),
            Some.Exposure("u3", "b", Start.AddDays(1)), Some.Exposure("u3", "c", Start.AddDays(6)), Some.Exposure("u4", "a", Start.AddDays(6)), Some.Exposure("u4", "b", Start.AddDays(7)));
        var three = Asked with { Variants = ["a", "b", "c"] };

        var plain = await Ask(store, three);
        var known = await Ask(store, three with { Withdrawn = [new("b", Start.AddDays(5))] });

        Assert.Equal((4, 3), (plain.Crossed, known.Crossed));
        Assert.Equal([new UnitCount("b", null, Start.AddDays(1), 0, 1)], known.Units);
    }

    [Fact]
    public async Task Sessions_are_units_too_and_exposures_before_the_start_do_not_hide_later_ones()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Exposure("u1", "a", Start.AddDays(-1), session: "s1"), Some.Exposure("u1", "b", Start.AddDays(2), session: "s2"));

        var bySubject = await Ask(store, Asked);
        var bySession = await Ask(store, Asked with { Unit = ExperimentUnit.Session, From = Start.AddDays(-2) });

        Assert.Equal([new UnitCount("b", null, Start.AddDays(2), 0, 1)], bySubject.Units);
        Assert.Equal([new UnitCount("a", null, Start.AddDays(-1), 0, 1), new("b", null, Start.AddDays(2), 0, 1)], bySession.Units);
    }

    [Fact]
    public async Task Sums_within_the_window_and_before_the_exposure_agree_with_the_rows()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(7);
        var units = Enumerable.Range(0, 300).Select(at => (Name: $"u{at}", Variant: at % 2 == 0 ? "a" : "b", At: Start.AddMinutes(random.Next(9 * 24 * 60)))).ToList();
        var bought = Enumerable.Range(0, 2_000).Select(at => (Unit: units[random.Next(300)].Name, At: Start.AddDays(-14).AddMinutes(random.Next(24 * 24 * 60)), Value: random.NextDouble() * 100)).ToList();
        await store.AppendAsync([.. units.Select(unit => Some.Exposure(unit.Name, unit.Variant, unit.At))]);
        await store.AppendAsync([.. bought.Select((one, at) => Bought($"e{at}", one.Unit, one.At, one.Value))]);
        await store.AppendAsync(Bought("other", "u0", Start.AddDays(1), 1e9, "refund"));
        var visited = Enumerable.Range(0, 1_500).Select(_ => (Unit: units[random.Next(300)].Name, At: Start.AddDays(-14).AddMinutes(random.Next(24 * 24 * 60)))).ToList();
        await store.AppendAsync([.. visited.Select((one, at) => Bought($"v{at}", one.Unit, one.At, null, "visit"))]);

        var window = TimeSpan.FromDays(3);
        var visits = new UnitMetric { Value = UnitValue.Count, Records = new(EventSource.Events, [new(Field.Of("event"), ["visit"])], null) };
        var totals = await Ask(store, Asked with { ByDay = false, Metrics = [Sum with { Window = window, Lookback = TimeSpan.FromDays(7), Covariates = [visits, Sum], Cap = 1e6 }] });

        foreach (var variant in new[] { "a", "b" })
        {
            var counting = units.Where(unit => unit.Variant == variant && unit.At + window <= Asked.AsOf).ToList();
            double Total(string name, DateTime from, DateTime to) => bought.Where(one => one.Unit == name && one.At >= from && one.At < to).Sum(one => one.Value);
            double[] before = [.. counting.Select(unit => Total(unit.Name, unit.At.AddDays(-7), unit.At))];
            var expected = JointMoments.Of(
            [
                [.. counting.Select(unit => Total(unit.Name, unit.At, unit.At + window))], before,
                [.. counting.Select(unit => (double)visited.Count(one => one.Unit == unit.Name && one.At >= unit.At.AddDays(-7) && one.At < unit.At))], before,
            ]);
            var actual = totals.Metrics[0].Cells.Single(cell => cell.Variant == variant).Moments;
            Assert.Equal(expected.Count, actual.Count);
            for (var first = 0; first < 4; first++)
            {
                Assert.Equal(expected.Mean(first), actual.Mean(first), 1e-9);
                for (var second = 0; second < 4; second++) Assert.Equal(expected.Covariance(first, second), actual.Covariance(first, second), 1e-6);
            }
        }
    }

    [Fact]
    public async Task Days_merge_to_the_whole_and_caps_are_common_to_all_variants()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 10).Select(at => Some.Exposure($"u{at}", at < 5 ? "a" : "b", Start.AddDays(at % 3)))]);
        await store.AppendAsync([.. Enumerable.Range(0, 10).Select(at => Bought($"e{at}", $"u{at}", Start.AddDays(5), at))]);

        var byDay = (await Ask(store, Asked with { Metrics = [Sum] })).Metrics[0].Cells;
        var capped = (await Ask(store, Asked with { ByDay = false, Metrics = [Sum with { Cap = 4 }, Sum with { CapLevel = 0.5 }] })).Metrics;

        var merged = byDay.Where(cell => cell.Variant == "b").Select(cell => cell.Moments).Aggregate((one, other) => one.Merge(other));
        Assert.Equal((5, 7.0, 2.5), (merged.Count, merged.Mean(0), Math.Round(merged.Covariance(0, 0), 9)));
        Assert.True(byDay.Count(cell => cell.Variant == "b") > 1);
        Assert.Equal([2.0, 4.0], capped[0].Cells.Select(cell => cell.Moments.Mean(0)));
        Assert.Equal([2.0, 5.0], capped[1].Cells.Select(cell => cell.Moments.Mean(0)));
    }

    [Fact]
    public async Task Proportions_counts_ratios_and_times_follow_their_definitions()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Exposure("u1", "a", Start), Some.Exposure("u2", "a", Start), Some.Exposure("u3", "b", Start));
        await store.AppendAsync(
            Bought("e1", "u1", Start.AddHours(6), 10), Bought("e2", "u1", Start.AddHours(7), 20), Bought("e3", "u3", Start.AddHours(30), 5),
            Bought("e4", "u1", Start.AddHours(1), null, "visit"), Bought("e5", "u2", Start.AddHours(2), null, "visit"));
        var day = TimeSpan.FromDays(1);
        var visits = new UnitRecords(EventSource.Events, [new(Field.Of("event"), ["visit"])], null);

        var metrics = (await Ask(store, Asked with
        {
            ByDay = false,
            Metrics =
            [
                Any, Sum with { Value = UnitValue.Count }, Sum with { Value = UnitValue.Ratio }, new UnitMetric { Value = UnitValue.Ratio, Records = Purchases, Denominator = visits },
                Any with { Value = UnitValue.Hours, Window = day }, Any with { After = day, Window = day }, new UnitMetric { Value = UnitValue.Funnel, Records = visits, Steps = [Any.Records] },
            ],
        })).Metrics;

        double[] Means(int metric, int variable = 0) => [.. metrics[metric].Cells.Select(cell => cell.Moments.Mean(variable))];
        Assert.Equal([0.5, 1], Means(0));
        Assert.Equal([1.0, 1], Means(1));
        Assert.Equal([15.0, 5], Means(2));
        Assert.Equal([1.0, 1], Means(2, 1));
        Assert.Equal([1.0, 0], Means(3, 1));
        Assert.Equal([15.0, 24], Means(4));
        Assert.Equal([0.0, 1], Means(5));
        Assert.Equal([0.5, 0], Means(6));
        Assert.Equal(0.25, metrics[0].Cells[0].Moments.Covariance(0, 0));
    }

    [Fact]
    public async Task Quantiles_are_of_events_with_moments_by_unit()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 900).Select(_ => random.NextDouble() * 50)];
        await store.AppendAsync([.. Enumerable.Range(0, 30).Select(at => Some.Exposure($"u{at}", "a", Start))]);
        await store.AppendAsync([.. values.Select((value, at) => Bought($"e{at}", $"u{at % 30}", Start.AddHours(1), value))]);

        var found = Assert.Single((await Ask(store, Asked with { Metrics = [Sum with { Value = UnitValue.Quantile, Level = 0.9 }] })).Metrics[0].Quantiles);

        var expected = QuantileMetric.ClusteredArm(values, [.. values.Select((_, at) => (long)(at % 30))], 0.9);
        var actual = QuantileMetric.ClusteredArm(found.Bounds, found.Clusters);
        Assert.Equal(expected.Mean, actual.Mean, 1e-9);
        Assert.Equal(expected.Variance, actual.Variance, 1e-6);
    }

    [Fact]
    public async Task An_area_is_of_labelled_scores_with_placements_by_unit()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(5);
        var records = Enumerable.Range(0, 400).Select(at => (At: at, Score: Math.Round(random.NextDouble(), 2), Label: random.NextDouble() < 0.4)).ToList();
        await store.AppendAsync([.. records.Select(record => Prediction($"p-{record.At}", $"u{record.At % 37}", record.At % 37 % 2 == 0 ? "a" : "b", Start.AddHours(1), record.Score))]);
        await store.AppendAsync([.. records.Select(record => Some.Feedback($"f-{record.At}", $"p-{record.At}", FeedbackKind.Label, record.Label))]);

        var scored = new UnitMetric { Value = UnitValue.Area, Records = new(EventSource.Labels, [], Field.Of("score")) };
        var areas = (await Ask(store, Asked with { Metrics = [scored] })).Metrics[0].Areas;

        Assert.Equal(["a", "b"], areas.Select(area => area.Variant));
        foreach (var area in areas)
        {
            var its = records.Where(record => record.At % 37 % 2 == (area.Variant == "a" ? 0 : 1)).ToList();
            var expected = ClusteredAuc.Arm([.. its.Select(record => record.Score)], [.. its.Select(record => record.Label)], [.. its.Select(record => (long)(record.At % 37))]);
            var actual = ClusteredAuc.Arm(area.Clusters, area.WithPositives, area.WithNegatives);
            Assert.Equal(expected.Units, actual.Units);
            Assert.Equal(expected.Mean, actual.Mean, 1e-12);
            Assert.Equal(expected.Variance, actual.Variance, 1e-9);
        }
    }

    [Fact]
    public async Task Feedback_of_predictions_properties_of_events_and_sessions_are_metrics_too()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Prediction("p-1", "u1", "a", Start.AddHours(1)), Prediction("p-2", "u2", "b", Start.AddHours(1)));
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Accepted, true), Some.Feedback("f-2", "p-2", FeedbackKind.Accepted, false));
        var used = Bought("e1", "u1", Start.AddHours(2), null, "used");
        used.Properties = """{"a/b":"7","kind":"long"}""";
        await store.AppendAsync(used);

        var metrics = (await Ask(store, Asked with
        {
            ByDay = false,
            Metrics =
            [
                new UnitMetric
                {
                    Value = UnitValue.Ratio,
                    Records = new(EventSource.Reactions, [new(Field.Of("kind"), ["accepted"])], null),
                    Denominator = new(EventSource.Reactions, [new(Field.Of("kind"), ["accepted", "dismissed"])], null),
                },
                new UnitMetric { Value = UnitValue.Sum, Records = new(EventSource.Events, [new(Field.Of("properties.kind"), ["long"])], Field.Of("properties.a/b")) },
            ],
        })).Metrics;
        await store.AppendAsync(Some.Exposure("u9", "a", Start.AddHours(1), "bySession"));
        var bySession = await Ask(store, Asked with { Experiment = "bySession", Unit = ExperimentUnit.Session });

        Assert.Equal([1.0, 0], metrics[0].Cells.Select(cell => cell.Moments.Mean(0)));
        Assert.Equal([1.0, 1], metrics[0].Cells.Select(cell => cell.Moments.Mean(1)));
        Assert.Equal([7.0, 0], metrics[1].Cells.Select(cell => cell.Moments.Mean(0)));
        Assert.Equal(1, bySession.Units.Sum(unit => unit.Count));
    }

    [Fact]
    public async Task Units_are_told_apart_by_another_experiment_by_seeds_and_without_the_heaviest()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 400).Select(at => Some.Exposure($"u{at}", at % 2 == 0 ? "a" : "b", Start))]);
        await store.AppendAsync([.. Enumerable.Range(0, 200).Select(at => Some.Exposure($"u{at}", at < 100 ? "old" : "new", Start, "other"))]);
        await store.AppendAsync([.. Enumerable.Range(0, 400).Select(at => Bought($"e{at}", $"u{at}", Start.AddHours(1), at == 0 ? 1e6 : 1))]);

        var crossed = await Ask(store, Asked with { ByDay = false, Split = new UnitSplit.ByExperiment("other", Asked.From, Asked.To) });
        var seeds = (await Ask(store, Asked with { ByDay = false, Split = new UnitSplit.BySeed(20, 1_000_000), Metrics = [Any] })).Metrics[0].Cells;
        var light = (await Ask(store, Asked with { ByDay = false, WithoutHeaviest = 1, Metrics = [Sum] })).Metrics[0].Cells;

        Assert.Equal([50L, 50, 50, 50], crossed.Units.Select(unit => unit.Count));
        Assert.Equal(40, seeds.Count);
        Assert.All(seeds, cell => Assert.InRange(cell.Moments.Count, 150, 250));
        Assert.Equal([199L, 200], light.Select(cell => cell.Moments.Count));
        Assert.All(light, cell => Assert.Equal(1, cell.Moments.Mean(0)));
    }

    /// <summary>By each way in which numbers come in: what is no number of a size that can be squared is left out, counted, and spoils nothing. Only a text can say NaN.</summary>
    [Theory]
    [InlineData(UnitValue.Sum)]
    [InlineData(UnitValue.Ratio)]
    [InlineData(UnitValue.Quantile)]
    public async Task Numbers_that_are_none_are_left_out_and_counted(UnitValue value)
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 20).Select(at => Some.Exposure($"u{at}", "a", Start.AddHours(1)))]);
        var sound = Enumerable.Range(0, 20).Select(at => Told($"s{at}", $"u{at}", Start.AddHours(2), at, at.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        string[] texts = ["NaN", "inf", "-Infinity", "1e200", "-1e200", "1e31"];
        double?[] numbers = [1e308, -1e308, 1e160, 1e200, -1e200, 1e31];
        await store.AppendAsync([.. sound, .. texts.Zip(numbers).Select((poison, at) => Told($"p{at}", $"u{at}", Start.AddHours(2), poison.Second, poison.First)), Told("word", "u0", Start.AddHours(2), null, "much")]);
        await store.AppendAsync([.. Enumerable.Range(0, 20).Select(at => Answered($"a{at}", $"u{at}", at)), .. numbers.Select((poison, at) => Answered($"q{at}", $"u{at}", poison!.Value))]);

        foreach (var number in new[] { (EventSource.Events, "properties.size"), (EventSource.Events, "value"), (EventSource.Predictions, "latencyMs"), (EventSource.Predictions, "value") })
        {
            var totals = (await Ask(store, Asked with { ByDay = false, Metrics = [new UnitMetric { Value = value, Records = new(number.Item1, [], Field.Of(number.Item2)), Lookback = value == UnitValue.Quantile ? TimeSpan.Zero : TimeSpan.FromDays(3), Level = 0.5 }] })).Metrics[0];

            Assert.Equal(numbers.Length, totals.LeftOut);
            if (value == UnitValue.Quantile) Assert.Equal(9.5, Assert.Single(totals.Quantiles).Bounds.Estimate, 1e-12);
            else Assert.Equal((20, 9.5, 35.0), (Assert.Single(totals.Cells).Moments.Count, totals.Cells[0].Moments.Mean(0), Math.Round(totals.Cells[0].Moments.Covariance(0, 0), 9)));
        }
    }

    private static EventRow Told(string id, string unit, DateTime at, double? value, string size)
    {
        var row = Bought(id, unit, at, value, "used");
        row.Properties = $$"""{"size":"{{size}}"}""";
        return row;
    }

    private static PredictionRow Answered(string id, string unit, double value)
    {
        var row = Prediction(id, unit, "a", Start.AddHours(2));
        (row.Experiment, row.Variant, row.LatencyMs, row.Value) = (null, null, value, value);
        return row;
    }

    private static Task<UnitTotals> Ask(EventStore store, UnitQuery query) => store.Experiments.UnitsAsync(query, TestContext.Current.CancellationToken);

    private static PredictionRow Prediction(string id, string unit, string variant, DateTime at, double score = 0.8)
    {
        var row = Some.Prediction(id, at, score: score);
        (row.Subject, row.Experiment, row.Variant) = (Encoding.UTF8.GetBytes(unit), "x", variant);
        return row;
    }

    private static EventRow Bought(string id, string unit, DateTime at, double? value, string name = "purchase")
    {
        var row = Some.Event(id, name, value, at);
        row.Subject = Encoding.UTF8.GetBytes(unit);
        return row;
    }
}
