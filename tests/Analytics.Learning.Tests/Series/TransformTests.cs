using Analytics.Learning.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Tests.Series;

public sealed class TransformTests
{
    public static TheoryData<string> Detectors => [.. Pipelines.Detectors.Keys];

    [Theory]
    [MemberData(nameof(Detectors))]
    public void Two_passes_give_the_same_figures(string name)
    {
        var step = Pipelines.Detectors[name];
        var data = Some.Singles(Some.Season(80, spike: 60));
        var scored = step.Fit(data).Transform(data);

        Assert.Equal(Some.Scores(scored), Some.Scores(scored));
    }

    [Fact]
    public void Two_cursors_at_once_do_not_disturb_each_other()
    {
        var data = Some.Singles(Some.Season(80, spike: 60));
        var scored = Some.Context().Transforms.DetectIidSpike("Prediction", "Value", 95, 10).Fit(data).Transform(data);
        var rows = Some.Context().Data.CreateEnumerable<Reading>(scored, false);

        var pairs = rows.Zip(rows, (one, other) => (one.Prediction, other.Prediction)).ToArray();

        Assert.All(pairs, pair => Assert.Equal(pair.Item1, pair.Item2));
        Assert.Equal(Some.Scores(scored), pairs.Select(pair => pair.Item1));
    }

    [Fact]
    public void Passes_on_many_threads_give_the_same_figures()
    {
        var data = Some.Singles(Some.Season(200, spike: 60));
        var scored = Some.Context().Transforms.DetectSpikeBySsa("Prediction", "Value", 95, 10, 30, 5).Fit(data).Transform(data);
        var expected = Some.Scores(scored);

        var passes = Enumerable.Range(0, 8).AsParallel().Select(_ => Some.Scores(scored)).ToArray();

        Assert.All(passes, pass => Assert.Equal(expected, pass));
    }

    [Fact]
    public void Nothing_is_scored_where_only_other_columns_are_read()
    {
        var data = Some.Singles(1, 2, double.PositiveInfinity);
        var scored = Some.Context().Transforms.DetectIidSpike("Prediction", "Value", 95, 10).Fit(data).Transform(data);

        Assert.Equal([1, 2, float.PositiveInfinity], scored.GetColumn<float>("Value"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Scores(scored));
    }

    [Fact]
    public void The_scores_are_a_vector_of_known_size_with_slot_names()
    {
        var data = Some.Singles(1, 2);

        var column = Some.Context().Transforms.DetectIidChangePoint("Prediction", "Value", 95, 10).Fit(data).GetOutputSchema(data.Schema)["Prediction"];

        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double, 4), column.Type);
        Assert.Equal(["Alert", "Raw Score", "P-Value Score", "Martingale Score"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void Forecasts_and_bounds_are_vectors_of_the_horizon()
    {
        var data = Some.Singles(Some.Season(40));

        var schema = Pipelines.Forecaster().Fit(data).Transform(data).Schema;

        Assert.Equal(["Value", "Values", "Lower", "Upper"], schema.Select(column => column.Name));
        Assert.All(schema.Skip(1), column => Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 5), column.Type));
    }

    [Fact]
    public void A_variable_horizon_makes_vectors_of_variable_size()
    {
        var data = Some.Singles(Some.Season(40));

        var schema = Pipelines.Forecaster(variableHorizon: true).Fit(data).GetOutputSchema(data.Schema);

        Assert.False(((VectorDataViewType)schema["Values"].Type).IsKnownSize);
    }

    [Fact]
    public void The_shape_of_a_pipeline_is_known_before_training()
    {
        var transforms = Some.Context().Transforms;

        var shape = transforms.DetectIidSpike("Prediction", "Value", 95, 10).GetOutputSchema(Shape());

        var column = Assert.Single(shape, column => column.Name == "Prediction");
        Assert.Equal((SchemaShape.Column.VectorKind.Vector, (DataViewType)NumberDataViewType.Double), (column.Kind, column.ItemType));
        Assert.Equal(2, shape.Count);
    }

    [Fact]
    public void A_missing_value_has_no_scores_and_changes_nothing()
    {
        var steps = Some.Context().Transforms;
        foreach (var step in new IEstimator<ITransformer>[] { steps.DetectIidSpike("Prediction", "Value", 95, 4), steps.DetectAnomalyBySrCnn("Prediction", "Value", 12) })
        {
            var (whole, gap) = (Some.Singles(Some.Season(20)), Some.Singles([.. Some.Season(20)[..10], double.NaN, .. Some.Season(20)[10..]]));

            var scores = Some.Scores(step.Fit(gap).Transform(gap));

            Assert.Equal([0, double.NaN, double.NaN], scores[10]);
            Assert.Equal(Some.Scores(step.Fit(whole).Transform(whole)), [.. scores[..10], .. scores[11..]]);
        }
    }

    [Fact]
    public void Forecasts_follow_the_season()
    {
        var data = Some.Singles(Some.Season(40));
        using var engine = Pipelines.Forecaster().Fit(data).CreateTimeSeriesEngine<Point, Forecast>(Some.Context());

        foreach (var point in Some.Points(0, 1, 2)) engine.Predict(point);

        Assert.All(engine.Predict().Values.Zip([3f, 4, 0, 1, 2]), pair => Assert.Equal(pair.Second, pair.First, 1.5));
    }

    /// <summary>The shape of a series: ML.NET gives shapes to its own estimators only.</summary>
    private static SchemaShape Shape() => Some.Context().Transforms.CustomMapping<Empty, Point>((from, to) => to.Value = 0, null).GetOutputSchema(new([]));

    private sealed class Empty
    {
    }
}
