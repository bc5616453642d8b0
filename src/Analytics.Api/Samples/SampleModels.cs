using Analytics.Contracts.Models;

namespace Analytics.Api.Samples;

/// <summary>The model versions of the sample marketplace.</summary>
internal static class SampleModels
{
    private const string Licence = "Invented sample data; no real people.";

    public static IReadOnlyList<ModelVersion> At(DateTime start) =>
        [Ranker("1"), Ranker("2"), Churn("2", start, 0), Churn("3", start, PlantedFacts.ChurnVersion3Day), Intensity("1", start), Intensity("2", start)];

    private static ModelVersion Ranker(string version) => new()
    {
        Model = RankerStory.Model,
        Version = version,
        Task = ModelTask.Ranking,
        Owner = "discovery-team",
        Features =
        [
            Category("goal", Marketplace.Goals),
            Category("level", Marketplace.Levels),
            Number("workouts_30d", "workouts", 0, 120),
            Number("hour_of_day", "hours", 0, 23),
            Number("session_minutes", "minutes", 0, 600),
            Category("country", Marketplace.Countries),
        ],
        Card = Card("Orders ten training programs for the home screen.", "Knows nothing of injuries; a safety rule checks those.", "Choices of the year before."),
    };

    private static ModelVersion Churn(string version, DateTime start, int firstDay) => new()
    {
        Model = ChurnStory.Model,
        Version = version,
        Task = ModelTask.Binary,
        Threshold = 0.5,
        Owner = "retention-team",
        Features =
        [
            Number("tenure_months", "months", 0, 240),
            Number("sessions_30d", "sessions", 0, 200),
            Number("days_since_last_session", "days", 0, 365),
            Number("coach_messages", "messages", 0, 500),
            Category("plan", Marketplace.Plans),
            new FeatureDefinition { Name = "trial", Type = FeatureType.Boolean },
            Number(PlantedFacts.BrokenFeature, "share", 0, 1),
            Category("country", Marketplace.Countries),
        ],
        Reference = new ReferenceWindow { From = start.AddDays(firstDay), To = start.AddDays(firstDay + 14) },
        Card = Card("Finds members who are likely to leave within 30 days, to offer them help.", "Not for prices. Weak on trials of a few days.", "Members of the two years before, with what they did next."),
    };

    private static ModelVersion Intensity(string version, DateTime start) => new()
    {
        Model = IntensityStory.Model,
        Version = version,
        Task = ModelTask.Regression,
        Owner = "coaching-team",
        Features =
        [
            Category("level", Marketplace.Levels),
            Category("goal", Marketplace.Goals),
            Number("workouts_7d", "workouts", 0, 21),
            Number("sleep_hours", "hours", 0, 24),
            Number("soreness", "points", 1, 10),
            Number("resting_heart_rate", "beats/min", 30, 150),
            new FeatureDefinition { Name = "injury", Type = FeatureType.Boolean },
            Number("minutes_available", "minutes", 5, 240),
        ],
        Reference = new ReferenceWindow { From = start, To = start.AddDays(28) },
        Card = Card("Suggests how hard the next workout should be, from 1 to 10.", "Not medical advice; a rule stops overload of beginners.", "Workouts that members rated as right for them."),
    };

    private static FeatureDefinition Number(string name, string unit, double min, double max) =>
        new() { Name = name, Type = FeatureType.Numeric, Unit = unit, Min = min, Max = max };

    private static FeatureDefinition Category(string name, IReadOnlyList<string> categories) =>
        new() { Name = name, Type = FeatureType.Categorical, Categories = categories };

    private static ModelCard Card(string intendedUse, string limitations, string trainingData) =>
        new() { IntendedUse = intendedUse, Limitations = limitations, TrainingData = trainingData, Licence = Licence };
}
