using Analytics.Contracts.Safety;

namespace Analytics.Api.Samples;

/// <summary>The safety rules of the sample marketplace, by model.</summary>
internal static class SampleRails
{
    public static IReadOnlyDictionary<string, RailSetDraft> All { get; } = new Dictionary<string, RailSetDraft>
    {
        [IntensityStory.Model] = new()
        {
            Note = "What coaches agreed on before the planner went live.",
            Rules =
            [
                Rule("beginner-load", "segments.level = 'beginner' and output.value > 7",
                    RailVerdict.Violation, RailSeverity.High, "overload", "A beginner was advised more than 7 of 10."),
                Rule("intensity-range", "not (output.value between 1 and 10)",
                    RailVerdict.Blocked, RailSeverity.Critical, "range", "The intensity is outside 1 to 10."),
                Rule("injured-load", "features.injury and output.value > 7",
                    RailVerdict.Warn, RailSeverity.Medium, "injury", "Somebody with an injury was advised more than 7 of 10."),
                Rule("tired-load", "features.sleep_hours < 5 and features.soreness >= 7 and output.value >= 6",
                    RailVerdict.Warn, RailSeverity.Low, "recovery", "Somebody tired and sore was advised 6 of 10 or more."),
            ],
        },
        [RankerStory.Model] = new()
        {
            Note = "Program 60 is for members with a coach beside them.",
            Rules =
            [
                Rule("expert-program", "segments.level = 'beginner' and output.items in ('program-60')",
                    RailVerdict.Warn, RailSeverity.Medium, "overload", "A program for experts was shown to a beginner."),
                Rule("unknown-level", "not exists segments.level",
                    RailVerdict.Violation, RailSeverity.Low, "data", "Programs were ranked for somebody whose level nobody knows."),
            ],
        },
    };

    private static RailRule Rule(string id, string when, RailVerdict verdict, RailSeverity severity, string category, string message) =>
        new() { Id = id, When = when, Verdict = verdict, Severity = severity, Category = category, Message = message };
}
