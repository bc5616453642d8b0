using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;

namespace Analytics.Core.Performance;

/// <summary>Puts a model's scorecard together from measures.</summary>
public sealed class ScorecardBuilder(MeasureEngine engine)
{
    /// <summary>The scorecard; null where the model is unknown. Bucket: hour, day, week, month; null: chosen by the length of the window.</summary>
    public Task<Scorecard?> BuildAsync(
        string model, string? version, TimeRange window, string? bucket, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal MeasureEngine Engine => engine;
}
