using Analytics.Core.Ingestion;
using Analytics.Core.Ports;

namespace Analytics.Core.Safety.Grammar;

/// <summary>What conditions are asked of: a prediction, and its features without a slot where they are at hand.</summary>
internal readonly struct RailSubject(PredictionRow row, FeatureExtras? extras)
{
    public PredictionRow Row { get; } = row;
    public FeatureExtras? Extras { get; } = extras;

    public double Number(int position) => (uint)position < (uint)Row.Numbers.Length ? Row.Numbers[position] : double.NaN;

    public string? Category(int position) => (uint)position < (uint)Row.Categories.Length ? Row.Categories[position] : null;

    public string? Segment(string key)
    {
        if (Row.SegmentKeys is not { } keys || Row.SegmentValues is not { } values) return null;
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] == key)
                return values[i];
        return null;
    }

    public double Probability(string name) =>
        Row.Classes is { } classes && Array.IndexOf(classes, name) is >= 0 and var index ? Row.Probabilities![index] : double.NaN;
}
