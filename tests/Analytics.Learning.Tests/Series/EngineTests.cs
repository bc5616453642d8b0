using Analytics.Learning.Series;
using Microsoft.ML;

namespace Analytics.Learning.Tests.Series;

public sealed class EngineTests
{
    private static readonly double[] Series = Some.Season(80, spike: 60);

    public static TheoryData<string> Detectors => [.. Pipelines.Detectors.Keys];

    [Theory]
    [MemberData(nameof(Detectors))]
    public void An_engine_gives_the_figures_of_the_transformed_data(string name)
    {
        var step = Pipelines.Detectors[name];
        var data = Some.Singles(Series);
        var trained = step.Fit(data);
        using var engine = trained.CreateTimeSeriesEngine<Point, Reading>(Some.Context());

        var rows = Some.Points(Series).Select(point => engine.Predict(point).Prediction).ToArray();

        Assert.Equal(Some.Scores(trained.Transform(data)), rows);
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void An_engine_on_a_check_point_goes_on_where_the_other_stood(string name)
    {
        var step = Pipelines.Detectors[name];
        var points = Some.Points(Series);
        using var engine = step.Fit(Some.Singles(Series)).CreateTimeSeriesEngine<Point, Reading>(Some.Context());
        foreach (var point in points[..55]) engine.Predict(point);

        using var later = Some.CheckPointed(engine).CreateTimeSeriesEngine<Point, Reading>(Some.Context());

        foreach (var point in points[55..])
            Assert.All(engine.Predict(point).Prediction.Zip(later.Predict(point).Prediction), pair => Assert.Equal(1, (pair.Second + 1e-9) / (pair.First + 1e-9), 1e-9));
    }

    [Fact]
    public void A_check_point_is_written_to_a_file()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var engine = Pipelines.Forecaster().Fit(Some.Singles(Series)).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());
        engine.Predict(Some.Points(3)[0]);

        engine.CheckPoint(Some.Context(), path);

        using var later = Some.Context().Model.Load(path, out var schema).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());
        File.Delete(path);
        Assert.Equal(engine.Predict().Values, later.Predict().Values);
        Assert.Equal("Value", Assert.Single(schema).Name);
    }

    [Fact]
    public void An_engine_leaves_the_transformer_as_it_is()
    {
        var data = Some.Singles(Series);
        var trained = Pipelines.Forecaster().Fit(data);
        var before = Some.Forecasts(trained.Transform(data))[0].Values;
        using var engine = trained.CreateTimeSeriesEngine<Point, Forecast>(Some.Context());

        engine.Predict(Some.Points(50)[0]);

        Assert.Equal(before, Some.Forecasts(trained.Transform(data))[0].Values);
    }

    [Fact]
    public void A_forecast_without_an_example_does_not_move_the_series()
    {
        using var engine = Pipelines.Forecaster().Fit(Some.Singles(Series)).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());

        var first = engine.Predict();
        var second = engine.Predict();

        Assert.Equal(first.Values, second.Values);
        Assert.NotEqual(first.Values, engine.Predict(Some.Points(3)[0]).Values);
    }

    [Fact]
    public void A_horizon_and_a_confidence_are_of_one_prediction_only()
    {
        using var engine = Pipelines.Forecaster(variableHorizon: true).Fit(Some.Singles(Series)).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());
        var usual = engine.Predict();

        var other = engine.Predict(horizon: 9, confidenceLevel: 0.5f);

        Assert.Equal(9, other.Values.Length);
        Assert.True(other.Upper[0] - other.Lower[0] < usual.Upper[0] - usual.Lower[0]);
        Assert.Equal(usual.Values, engine.Predict().Values);
    }

    [Fact]
    public void A_prediction_passed_as_null_only_moves_the_series()
    {
        using var engine = Pipelines.Forecaster().Fit(Some.Singles(Series)).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());
        var before = engine.Predict();
        Forecast? nothing = null;

        engine.Predict(Some.Points(4)[0], ref nothing);

        Assert.Null(nothing);
        Assert.NotEqual(before.Values, engine.Predict().Values);
    }

    [Fact]
    public void Steps_that_map_rows_run_before_and_after_a_series_step()
    {
        var data = Some.Singles(Series);
        var transforms = Some.Context().Transforms;
        var trained = transforms.NormalizeMinMax("Scaled", "Value")
            .Append(transforms.DetectIidSpike("Scores", "Scaled", 95, 10))
            .Append(transforms.CopyColumns("Prediction", "Scores"))
            .Fit(data);
        using var engine = trained.CreateTimeSeriesEngine<Point, Reading>(Some.Context());

        var rows = Some.Points(Series).Select(point => engine.Predict(point).Prediction).ToArray();

        Assert.Equal(Some.Scores(trained.Transform(data)), rows);
    }

    [Fact]
    public void Consuming_first_shifts_the_forecast_that_an_example_is_compared_with()
    {
        var trained = Some.Context().Transforms.DetectSpikeBySsa("Prediction", "Value", 95, 8, 15, 6).Fit(Some.Singles(Some.Season(15)));
        using var before = trained.CreateTimeSeriesEngine<Point, Reading>(Some.Context());
        using var after = trained.CreateTimeSeriesEngine<Point, Reading>(Some.Context(), consumeFirst: true);

        Assert.NotEqual(before.Predict(Some.Points(0)[0]).Prediction[1], after.Predict(Some.Points(0)[0]).Prediction[1]);
    }

    [Fact]
    public void An_example_without_the_input_column_is_refused()
    {
        var trained = Some.Context().Transforms.DetectIidSpike("Prediction", "Other", 95, 10).Fit(Other());

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trained.CreateTimeSeriesEngine<Point, Reading>(Some.Context()));

        Assert.Contains("no input column 'Other'", error.Message, StringComparison.Ordinal);
    }

    private static IDataView Other()
    {
        var data = Some.Singles(1, 2);
        return Some.Context().Transforms.CopyColumns("Other", "Value").Fit(data).Transform(data);
    }
}
