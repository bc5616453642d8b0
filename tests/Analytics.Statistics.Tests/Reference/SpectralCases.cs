using Analytics.Statistics.Series;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Spectral residual scores.</summary>
internal static class SpectralCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["spectral_residual"] = Score,
    };

    private static object Score(ReferenceCase each)
    {
        var padding = each.Params.TryGetProperty("padding", out var given) ? given.GetString()! : "";
        var scores = SaliencyScore.Of(Read.Numbers(each.Inputs, "series"), new()
        {
            AmplitudeWindow = (int)Read.Number(each.Params, "window_amp"),
            LocalWindow = (int)Read.Number(each.Params, "window_local"),
            EstimatedPoints = (int)Read.Number(each.Params, "n_est_points"),
            GradientPoints = (int)Read.Number(each.Params, "n_grad_points", 5),
            AmplitudePadding = Padding(padding),
            LocalPadding = Padding(padding),
            AmplitudeSide = padding.Contains("left") ? SaliencySide.Left : padding.Contains("right") ? SaliencySide.Right : SaliencySide.Both,
        });
        var threshold = Read.Number(each.Params, "threshold");
        return new { instance_score = scores, is_outlier_indices = scores.Index().Where(score => score.Item > threshold).Select(score => score.Index) };
    }

    /// <summary>The defaults of the package reflect, whatever its documentation and the case's words for them say.</summary>
    private static SaliencyPadding Padding(string text) => text switch
    {
        "" => SaliencyPadding.Reflect,
        _ when text.Contains("defaults") || text.Contains("reflect") => SaliencyPadding.Reflect,
        _ when text.Contains("constant") => SaliencyPadding.Zero,
        _ => SaliencyPadding.Replicate,
    };
}
