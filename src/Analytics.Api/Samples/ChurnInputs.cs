using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>What the churn classifier looks at, and how it bears on leaving.</summary>
internal sealed record ChurnInputs
{
    public required double TenureMonths { get; init; }
    public required int Sessions30Days { get; init; }
    public required int DaysSinceLastSession { get; init; }
    public required int CoachMessages { get; init; }
    public required string Plan { get; init; }
    public required bool Trial { get; init; }
    public required double Discount { get; init; }
    public required string Country { get; init; }

    public static ChurnInputs Draw(Member member, int day, Random random) => new()
    {
        TenureMonths = Math.Round(Math.Max(0, day - member.SignUpDay) / 30.4, 1),
        Sessions30Days = (int)Math.Max(0, Math.Round(random.Normal(member.Engagement * 24, 4))),
        DaysSinceLastSession = (int)Math.Min(365, random.Exponential(1 + ((1 - member.Engagement) * 20))),
        CoachMessages = (int)random.Exponential(member.Engagement * 6),
        Plan = member.Plan,
        Trial = day - member.SignUpDay < 14,
        Discount = member.Discount,
        Country = member.Country,
    };

    /// <summary>Log-odds of leaving, were the discount as given.</summary>
    public double Logit(double discount) =>
        -0.2 - (0.11 * Sessions30Days) + (0.07 * DaysSinceLastSession) - (0.03 * Math.Min(TenureMonths, 36)) - (0.05 * CoachMessages)
        + (Trial ? 0.7 : 0) - (Plan == "premium" ? 0.5 : 0) + (1.2 * discount);

    public void Write(Utf8JsonWriter json, double discount)
    {
        json.WriteStartObject("features"u8);
        json.WriteNumber("tenure_months"u8, TenureMonths);
        json.WriteNumber("sessions_30d"u8, Sessions30Days);
        json.WriteNumber("days_since_last_session"u8, DaysSinceLastSession);
        json.WriteNumber("coach_messages"u8, CoachMessages);
        json.WriteString("plan"u8, Plan);
        json.WriteBoolean("trial"u8, Trial);
        json.WriteNumber(PlantedFacts.BrokenFeature, discount);
        json.WriteString("country"u8, Country);
        json.WriteEndObject();
    }
}
