using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>What the plan-intensity regressor looks at, and the intensity that would suit.</summary>
internal sealed record IntensityInputs
{
    public required string Level { get; init; }
    public required string Goal { get; init; }
    public required int Workouts7Days { get; init; }
    public required double SleepHours { get; init; }
    public required int Soreness { get; init; }
    public required int RestingHeartRate { get; init; }
    public required bool Injury { get; init; }
    public required int MinutesAvailable { get; init; }

    public double Fit => Math.Clamp(
        (Level switch { "beginner" => 3.2, "intermediate" => 5.4, _ => 7.3 })
        + (0.25 * (Workouts7Days - 3)) + (0.4 * (SleepHours - 7)) - (0.25 * (Soreness - 3)) - (0.03 * (RestingHeartRate - 62)) - (Injury ? 1.5 : 0),
        1,
        10);

    public static IntensityInputs Draw(Member member, Random random) => new()
    {
        Level = member.Level,
        Goal = member.Goal,
        Workouts7Days = (int)Math.Clamp(Math.Round(random.Normal(member.Engagement * 6, 1.2)), 0, 14),
        SleepHours = Math.Round(Math.Clamp(random.Normal(7, 0.9), 3, 12), 1),
        Soreness = 1 + random.Weighted([20, 25, 20, 14, 9, 5, 3, 2, 1, 1]),
        RestingHeartRate = (int)Math.Clamp(random.Normal(member.Level == "advanced" ? 55 : 64, 6), 38, 110),
        Injury = random.Happens(0.06),
        MinutesAvailable = 15 * (1 + random.Weighted([10, 30, 30, 20, 8, 2])),
    };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("features"u8);
        json.WriteString("level"u8, Level);
        json.WriteString("goal"u8, Goal);
        json.WriteNumber("workouts_7d"u8, Workouts7Days);
        json.WriteNumber("sleep_hours"u8, SleepHours);
        json.WriteNumber("soreness"u8, Soreness);
        json.WriteNumber("resting_heart_rate"u8, RestingHeartRate);
        json.WriteBoolean("injury"u8, Injury);
        json.WriteNumber("minutes_available"u8, MinutesAvailable);
        json.WriteEndObject();
    }
}
