using Analytics.Contracts.Safety;

namespace Analytics.Api.Safety.Pages;

/// <summary>What the safety scorecard shows.</summary>
public sealed record SafetyView
{
    /// <summary>The report.</summary>
    public required SafetyReport Report { get; init; }

    /// <summary>Predictions of the window.</summary>
    public required long Predictions { get; init; }

    /// <summary>Violations that wait for a person, newest first.</summary>
    public required IReadOnlyList<Violation> Queue { get; init; }

    /// <summary>The latest violations, reviewed or not.</summary>
    public required IReadOnlyList<Violation> Recent { get; init; }

    /// <summary>Versions of the model, newest first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Whether the reader may see single records.</summary>
    public required bool MaySee { get; init; }

    /// <summary>Whether the reader may review.</summary>
    public required bool MayAct { get; init; }
}
