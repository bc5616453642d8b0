namespace Analytics.Learning.Churn;

/// <summary>What training came to.</summary>
/// <param name="Model">The model, of the best learner, learnt from all rows.</param>
/// <param name="Learner">The best learner.</param>
/// <param name="Candidates">How each did.</param>
public sealed record ChurnTraining(ChurnModel Model, ChurnLearner Learner, IReadOnlyList<ChurnCandidate> Candidates);
