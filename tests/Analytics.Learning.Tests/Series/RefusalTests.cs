using Analytics.Learning.Series;
using Microsoft.ML;

namespace Analytics.Learning.Tests.Series;

public sealed class RefusalTests
{
    public static TheoryData<string> Detectors => [.. Pipelines.Detectors.Keys];

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_missing_column_is_named(string name)
    {
        var step = Pipelines.Detectors[name];
        var data = Some.Context().Data.LoadFromEnumerable([new Forecast()]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => step.Fit(data));

        Assert.Contains("There is no input column 'Value'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_column_of_the_wrong_type_is_named_with_both_types(string name)
    {
        var step = Pipelines.Detectors[name];
        var trained = step.Fit(Some.Singles(Some.Season(40)));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trained.Transform(Some.Doubles(1, 2)));

        Assert.Contains("'Value' must be of type Single, but is Double", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entire_series_are_of_double_precision()
    {
        var catalog = Some.Context().AnomalyDetection;

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => catalog.DetectEntireAnomalyBySrCnn(Some.Singles(1, 2), "Prediction", "Value"));
        var other = Assert.Throws<ArgumentOutOfRangeException>(() => catalog.DetectSeasonality(Some.Singles(1, 2), "Value"));

        Assert.Contains("'Value' must be of type Double, but is Single", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Value' must be of type Double, but is Single", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vector_is_no_series()
    {
        var data = Some.Context().Data.LoadFromEnumerable([new Forecast { Values = [1] }]);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Some.Context().Transforms.DetectIidSpike("Prediction", "Values", 95, 10).Fit(data));

        Assert.Contains("'Values' must be of type Single, but is Vector<Single>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused_by_their_name()
    {
        var steps = Some.Context().Transforms;

        Assert.Equal("confidence", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectIidSpike("P", "V", 101, 10)).ParamName);
        Assert.Equal("pvalueHistoryLength", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectIidSpike("P", "V", 95, 0)).ParamName);
        Assert.Equal("martingale", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectIidChangePoint("P", "V", 95, 10, MartingaleType.None)).ParamName);
        Assert.Equal("eps", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectIidChangePoint("P", "V", 95, 10, eps: 1)).ParamName);
        Assert.Equal("trainingWindowSize", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectSpikeBySsa("P", "V", 95, 10, 10, 5)).ParamName);
        Assert.Equal("seasonalityWindowSize", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectChangePointBySsa("P", "V", 95, 10, 10, 1)).ParamName);
        Assert.Equal("windowSize", Assert.Throws<ArgumentOutOfRangeException>(() => steps.DetectAnomalyBySrCnn("P", "V", 6)).ParamName);
        Assert.Equal("horizon", Assert.Throws<ArgumentOutOfRangeException>(() => Some.Context().Forecasting.ForecastBySsa("P", "V", 5, 11, 15, 0)).ParamName);
    }

    [Fact]
    public void One_bound_without_the_other_is_refused()
    {
        var forecasting = Some.Context().Forecasting;

        var error = Assert.Throws<ArgumentException>(() => forecasting.ForecastBySsa("P", "V", 5, 11, 15, 5, confidenceLowerBoundColumn: "L"));

        Assert.Equal("confidenceUpperBoundColumn", error.ParamName);
    }

    [Fact]
    public void Too_few_values_to_train_on_are_refused()
    {
        var step = Some.Context().Transforms.DetectSpikeBySsa("Prediction", "Value", 95, 10, 30, 5);

        Assert.Throws<ArgumentException>(() => step.Fit(Some.Singles(1, 2, 3)));
    }

    [Fact]
    public void An_entire_series_of_fewer_than_twelve_rows_is_refused_when_it_is_read()
    {
        var scored = Some.Context().AnomalyDetection.DetectEntireAnomalyBySrCnn(Some.Doubles(Some.Season(11)), "Prediction", "Value");

        Assert.Throws<ArgumentException>(() => Some.Scores(scored));
    }

    [Fact]
    public void The_engine_of_ml_net_for_single_rows_is_refused_with_the_way_to_do_it()
    {
        var trained = Some.Context().Transforms.DetectIidSpike("Prediction", "Value", 95, 10).Fit(Some.Singles(1));

        var error = Assert.Throws<NotSupportedException>(() => ((ITransformer)trained).GetRowToRowMapper(Some.Singles(1).Schema));

        Assert.Contains("CreateTimeSeriesEngine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_cause_needs_points_at_the_time_of_the_anomaly()
    {
        var source = new RootCauseLocalizationInput(DateTime.UnixEpoch, [], [new(DateTime.UnixEpoch.AddDays(1), [])], "all");

        Assert.Throws<ArgumentException>(() => Some.Context().AnomalyDetection.LocalizeRootCause(source));
    }
}
