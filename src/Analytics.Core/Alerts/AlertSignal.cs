namespace Analytics.Core.Alerts;

/// <summary>What one evaluation says.</summary>
public enum AlertSignal
{
    /// <summary>The condition holds.</summary>
    Breach,

    /// <summary>Neither the condition holds nor the one to recover.</summary>
    Between,

    /// <summary>It has recovered.</summary>
    Clear,

    /// <summary>There are too few data to say.</summary>
    NoData,

    /// <summary>The evaluation failed.</summary>
    Error,
}
