namespace Analytics.Contracts.Experiments;

/// <summary>A look of the plan.</summary>
public sealed record PlannedLook
{
    /// <summary>Its number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it is due.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Share of the plan, 0 to 1.</summary>
    public required double Information { get; init; }

    /// <summary>|z| at and beyond which it decides.</summary>
    public required double Bound { get; init; }

    /// <summary>Two-sided error spent up to it.</summary>
    public required double SpentAlpha { get; init; }
}
