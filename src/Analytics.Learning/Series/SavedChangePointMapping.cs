using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace Analytics.Learning.Series;

/// <summary>Runs a saved detector with 4 scores. ML.NET finds it by its contract when it loads a model.</summary>
[CustomMappingFactoryAttribute(Contract)]
internal sealed class SavedChangePointMapping : StatefulCustomMappingFactory<SavedCell, SavedChangePoint, SavedRun>
{
    private const string Contract = "Analytics.Learning.Series.Detector4";

    public IEstimator<ITransformer> Estimator(TransformsCatalog steps) => steps.StatefulCustomMapping(GetMapping(), GetStateInitAction(), Contract);

    public override Action<SavedCell, SavedChangePoint, SavedRun> GetMapping() => (cell, written, run) => written.Scores = [.. run.After(cell).Values(0)];

    public override Action<SavedRun> GetStateInitAction() => run => { };
}
