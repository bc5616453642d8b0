using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace Analytics.Learning.Series;

/// <summary>Runs a saved forecaster. ML.NET finds it by its contract when it loads a model.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SavedForecastMapping : StatefulCustomMappingFactory<SavedCell, SavedForecast, SavedRun>
{
    private const string Contract = "Analytics.Learning.Series.Forecast";

    public IEstimator<ITransformer> Estimator(TransformsCatalog steps) => steps.StatefulCustomMapping(GetMapping(), GetStateInitAction(), Contract);

    public override Action<SavedCell, SavedForecast, SavedRun> GetMapping() => (cell, written, state) =>
    {
        var run = state.After(cell);
        (written.Values, written.Lower, written.Upper) = (Singles(run.Values(0)), Singles(run.Values(1)), Singles(run.Values(2)));
    };

    public override Action<SavedRun> GetStateInitAction() => run => { };

    private static float[] Singles(double[] values) => [.. values.Select(value => (float)value)];
}
