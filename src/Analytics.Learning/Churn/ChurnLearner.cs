namespace Analytics.Learning.Churn;

/// <summary>What learns to tell who leaves.</summary>
public enum ChurnLearner
{
    /// <summary>Logistic regression, the baseline: Nocedal 1980, "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35, 773-782.</summary>
    Logistic,

    /// <summary>Gradient-boosted trees of ML.NET: Friedman 2001, "Greedy function approximation", Annals of Statistics 29, 1189-1232.</summary>
    FastTree,

    /// <summary>Gradient-boosted trees grown by leaf: Ke et al. 2017, "LightGBM: a highly efficient gradient boosting decision tree", NIPS 30.</summary>
    LightGbm,
}
