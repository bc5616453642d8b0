using Analytics.Statistics.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>How the model of an SSA detector is trained and scores.</summary>
/// <param name="Count">Values at the beginning that it is trained on.</param>
/// <param name="Season">Values in its window.</param>
/// <param name="Error">How a value and its forecast make the score.</param>
internal sealed record SsaTrainingPlan(int Count, int Season, SsaError Error)
{
    public double[] Values(IDataView data, string column) =>
        SeriesValues.PresentSingles(data, SeriesSchema.Find(data.Schema, column, NumberDataViewType.Single), Count);

    public SsaDetectorOptions Scoring(bool consumeFirst = false) => new() { Error = Error, ConsumeFirst = consumeFirst };
}
