namespace Analytics.Learning.Churn;

/// <summary>What a learner says of a row, before calibration.</summary>
internal sealed class ChurnMargin
{
    public float Score { get; set; }
}
