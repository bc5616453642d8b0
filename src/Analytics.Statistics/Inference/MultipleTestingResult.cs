namespace Analytics.Statistics.Inference;

/// <summary>Decisions on several hypotheses together, in the order in which they were given.</summary>
/// <param name="Adjusted">Adjusted p-values, in [0, 1]: the least error rate at which the hypothesis is rejected.</param>
/// <param name="Rejected">Whether the adjusted p-value is at most the error rate.</param>
public sealed record MultipleTestingResult(IReadOnlyList<double> Adjusted, IReadOnlyList<bool> Rejected)
{
    /// <summary>Number of rejected hypotheses.</summary>
    public int RejectedCount => Rejected.Count(rejected => rejected);

    internal static MultipleTestingResult Of(double[] adjusted, double error) => new(adjusted, [.. adjusted.Select(each => each <= error)]);
}
