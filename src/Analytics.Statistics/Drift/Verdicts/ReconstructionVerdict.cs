using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>How well the components of the reference rebuild the rows of both samples, and what follows.</summary>
/// <param name="Verdict">The verdict; its distance is the change of the mean error in standard deviations of the reference rows' errors.</param>
/// <param name="ReferenceError">Mean error of reference rows that the components have not seen, at least 0.</param>
/// <param name="CurrentError">Mean error of the current rows, at least 0: above the reference where columns no longer go together, below where they do more.</param>
/// <param name="CurrentInterval">95 % interval of the current error.</param>
/// <param name="Deviation">Standard deviation of the reference rows' errors: the unit of the distance.</param>
public sealed record ReconstructionVerdict(
    DriftVerdict Verdict, double ReferenceError, double CurrentError, Interval CurrentInterval, double Deviation);
