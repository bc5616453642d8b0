using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Monitoring;

/// <summary>The windows that a monitor judges, by time of prediction, in UTC.</summary>
public sealed record MonitorWindow
{
    /// <summary>
    /// <c>sliding</c>: of <see cref="Length"/>, a new one each <see cref="Step"/>. <c>fixed</c>: one after the other, of <see cref="Length"/>.
    /// <c>count</c>: one after the other, each ending with the hour in which it has <see cref="Rows"/> predictions.
    /// </summary>
    public string Kind { get; init; } = "sliding";

    /// <summary>Length: 1h to 90d, whole hours.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Length { get; init; } = TimeSpan.FromDays(1);

    /// <summary>From one sliding window to the next: 1h up to the length, whole hours.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Step { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Predictions of a window by count: 100 to 10,000,000.</summary>
    public long? Rows { get; init; }
}
