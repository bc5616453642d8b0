using Analytics.Learning.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Tests.Series;

public sealed class SavingTests
{
    public static TheoryData<string> Detectors => [.. Pipelines.Detectors.Keys];

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_detector_that_was_saved_and_loaded_gives_the_same_figures(string name)
    {
        var step = Pipelines.Detectors[name];
        var data = Some.Singles(Some.Season(80, spike: 60));
        var trained = step.Fit(data);

        var loaded = Some.Reloaded(trained, data);

        Assert.Equal(Some.Scores(trained.Transform(data)), Some.Scores(loaded.Transform(data)));
    }

    [Theory]
    [MemberData(nameof(Detectors))]
    public void A_loaded_detector_adds_the_same_column_and_no_other(string name)
    {
        var step = Pipelines.Detectors[name];
        var data = Some.Singles(Some.Season(80));
        var trained = step.Fit(data);

        var (before, after) = (trained.Transform(data).Schema, Some.Reloaded(trained, data).Transform(data).Schema);

        Assert.Equal(before.Where(column => !column.IsHidden).Select(column => (column.Name, column.Type)), after.Where(column => !column.IsHidden).Select(column => (column.Name, column.Type)));
    }

    [Fact]
    public void A_forecaster_that_was_saved_and_loaded_gives_the_same_figures()
    {
        var data = Some.Singles(Some.Season(40));
        var trained = Pipelines.Forecaster().Fit(data);

        var loaded = Some.Reloaded(trained, data);

        foreach (var (one, other) in Some.Forecasts(trained.Transform(data)).Zip(Some.Forecasts(loaded.Transform(data))))
        {
            Assert.Equal(one.Values, other.Values);
            Assert.Equal(one.Lower, other.Lower);
            Assert.Equal(one.Upper, other.Upper);
        }
    }

    [Fact]
    public void A_step_in_the_middle_of_a_pipeline_is_saved_with_it()
    {
        var data = Some.Singles(Some.Season(40, spike: 30));
        var transforms = Some.Context().Transforms;
        var trained = transforms.CopyColumns("Copy", "Value")
            .Append(transforms.DetectIidSpike("Scores", "Copy", 95, 10))
            .Append(transforms.CopyColumns("Prediction", "Scores"))
            .Fit(data);

        var loaded = Some.Reloaded(trained, data);

        Assert.Equal(Some.Scores(trained.Transform(data)), Some.Scores(loaded.Transform(data)));
    }

    [Fact]
    public void A_step_may_overwrite_its_column_and_still_be_saved()
    {
        var data = Some.Singles(Some.Season(40));
        var trained = Some.Context().Transforms.DetectIidSpike("Value", null, 95, 10).Fit(data);

        var loaded = Some.Reloaded(trained, data).Transform(data);

        Assert.Equal(trained.Transform(data).GetColumn<double[]>("Value"), loaded.GetColumn<double[]>("Value"));
    }

    [Fact]
    public void A_loaded_pipeline_is_saved_again()
    {
        var data = Some.Singles(Some.Season(40, spike: 30));
        var trained = Some.Context().Transforms.DetectIidSpike("Prediction", "Value", 95, 10).Fit(data);

        var twice = Some.Reloaded(Some.Reloaded(trained, data), data);

        Assert.Equal(Some.Scores(trained.Transform(data)), Some.Scores(twice.Transform(data)));
    }

    [Fact]
    public void A_model_with_a_long_window_is_saved_whole()
    {
        var noise = new Random(7);
        var data = Some.Singles(Enumerable.Range(0, 900).Select(i => Math.Sin(i / 5.0) + noise.NextDouble()));
        var trained = Some.Context().Forecasting.ForecastBySsa("Values", "Value", 200, 900, 900, 3, rankSelectionMethod: RankSelectionMethod.Fixed, rank: 150).Fit(data);

        using var loaded = Some.Reloaded(trained, data).CreateTimeSeriesEngine<Point, Forecast>(Some.Context(), ignoreMissingColumns: true);

        using var engine = trained.CreateTimeSeriesEngine<Point, Forecast>(Some.Context(), ignoreMissingColumns: true);
        Assert.Equal(engine.Predict().Values, loaded.Predict().Values);
    }

    [Fact]
    public void Two_steps_of_a_pipeline_are_saved_each_with_its_own_state()
    {
        var data = Some.Singles(Some.Season(60, spike: 50));
        var trained = Some.Context().Transforms.DetectIidSpike("Spikes", "Value", 95, 10)
            .Append(Some.Context().Transforms.DetectChangePointBySsa("Prediction", "Value", 95, 10, 30, 5))
            .Fit(data);

        var loaded = Some.Reloaded(trained, data).WithSeriesSteps();

        Assert.Equal(trained.Transform(data).GetColumn<double[]>("Spikes"), loaded.Transform(data).GetColumn<double[]>("Spikes"));
        Assert.Equal(Some.Scores(trained.Transform(data)), Some.Scores(loaded.Transform(data)));
    }

    [Fact]
    public void A_loaded_model_with_its_steps_put_back_is_what_was_saved()
    {
        var data = Some.Singles(Some.Season(40));
        var trained = Some.Context().Transforms.CopyColumns("Copy", "Value").Append(Pipelines.Forecaster()).Fit(data);

        var loaded = Some.Reloaded(trained, data).WithSeriesSteps();

        Assert.IsType<SsaForecastingTransformer>(((IEnumerable<ITransformer>)loaded).Last());
        Assert.Equal(trained.GetOutputSchema(data.Schema).Select(column => (column.Name, column.Type)), loaded.GetOutputSchema(data.Schema).Select(column => (column.Name, column.Type)));
        Assert.Equal(Some.Season(40).Select(value => (float)value), loaded.Transform(data).GetColumn<float>("Copy"));
    }

    [Fact]
    public void A_loaded_detector_with_its_step_put_back_has_its_slot_names()
    {
        var data = Some.Singles(Some.Season(40));
        var trained = Some.Context().Transforms.DetectIidSpike("Prediction", "Value", 95, 10).Fit(data);

        var loaded = Some.Reloaded(trained, data).WithSeriesSteps();

        Assert.True(loaded.GetOutputSchema(data.Schema)["Prediction"].HasSlotNames());
    }

    [Fact]
    public void Other_models_stay_as_they_are()
    {
        var data = Some.Singles(1, 2);
        var trained = Some.Context().Transforms.NormalizeMinMax("Value").Fit(data);

        Assert.Same(trained, trained.WithSeriesSteps());
    }
}
