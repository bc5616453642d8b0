using Analytics.Statistics.Series;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Analytics.Learning.Series;

/// <summary>Forecasts of a seasonal series.</summary>
internal sealed record ForecastPlan : SeriesPlan
{
    public required SsaOptions Options { get; init; }

    public required int TrainSize { get; init; }

    public required int Horizon { get; init; }

    public required double Confidence { get; init; }

    public required bool VariableHorizon { get; init; }

    public string? Lower { get; init; }

    public string? Upper { get; init; }

    public SsaState? Model { get; init; }

    public override IReadOnlyList<SeriesColumn> Columns() => Lower is null || Upper is null ? [Column(Output)] : [Column(Output), Column(Lower), Column(Upper)];

    public override SeriesTransformer ToTransformer() => new SsaForecastingTransformer(this);

    public override SeriesPlan Train(IDataView data)
    {
        var values = SeriesValues.PresentSingles(data, SeriesSchema.Find(data.Schema, Input, NumberDataViewType.Single), TrainSize);
        return this with { Model = SsaModel.Train(values, Options).State };
    }

    public override SeriesRun Start(bool consumeFirst = false) => new ForecastRun(this, new(Model!));

    private SeriesColumn Column(string name) => new(name, new(NumberDataViewType.Single, VariableHorizon ? 0 : Horizon), []);
}
