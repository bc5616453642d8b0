namespace Analytics.Core.Alerts;

/// <summary>Why an alert waits to fire or fires.</summary>
internal enum AlertCause
{
    /// <summary>The condition holds.</summary>
    Condition,

    /// <summary>There are too few data, and the rule says that this is an alert.</summary>
    NoData,

    /// <summary>The rule can't be evaluated.</summary>
    Error,
}
