using Analytics.Statistics.Calibration;
using Analytics.Statistics.Scoring;

namespace Analytics.Learning.Churn;

/// <summary>How a learner did on the later rows, having learnt from the earlier ones.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="LogLoss">Its log-loss; null where it does not run on this machine.</param>
/// <param name="Brier">Its Brier score.</param>
/// <param name="Calibration">The calibration of its margins there.</param>
public sealed record ChurnCandidate(ChurnLearner Learner, Estimate? LogLoss, Estimate? Brier, PlattCalibration? Calibration);
