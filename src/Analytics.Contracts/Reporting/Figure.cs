namespace Analytics.Contracts.Reporting;

/// <summary>A number with its 95 % interval and sample size, or the reason why there is none.</summary>
public sealed record Figure
{
    /// <summary>The estimate.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the 95 % interval, where the figure has one.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of the 95 % interval, where the figure has one.</summary>
    public double? Upper { get; init; }

    /// <summary>Records that it rests on.</summary>
    public long N { get; init; }

    /// <summary>Why there is no value; absent when there is one.</summary>
    public string? Insufficient { get; init; }

    /// <summary>A figure that cannot be given.</summary>
    /// <param name="reason">What it would need.</param>
    /// <param name="n">Records at hand.</param>
    /// <returns>The figure without a value.</returns>
    public static Figure None(string reason, long n = 0) => new() { Insufficient = reason, N = n };
}
