using Analytics.Api.Verbs;

namespace Analytics.Api.Replay;

/// <summary>What a replay did.</summary>
public sealed class ReplayResult
{
    public SendTally Predictions { get; } = new();

    public SendTally Labels { get; } = new();

    /// <summary>Time of the first row.</summary>
    public DateTimeOffset From { get; internal set; } = DateTimeOffset.MaxValue;

    /// <summary>Just after the last row.</summary>
    public DateTimeOffset To { get; internal set; } = DateTimeOffset.MinValue;
}
