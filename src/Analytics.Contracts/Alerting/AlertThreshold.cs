namespace Analytics.Contracts.Alerting;

/// <summary>A comparison of a figure with a number.</summary>
public sealed record AlertThreshold
{
    /// <summary>One of &gt;, &gt;=, &lt;, &lt;=.</summary>
    public required string Op { get; init; }

    /// <summary>The number.</summary>
    public required double Value { get; init; }

    /// <summary>
    /// What of the figure is compared: <c>value</c> (the default), <c>lower</c> or <c>upper</c> end of its 95 % interval. <c>lower &gt; 0.05</c>
    /// holds only when chance is no excuse. A figure without an interval has too few data for lower and upper.
    /// </summary>
    public string Of { get; init; } = "value";
}
