using System.Text.Json;

namespace Analytics.Api.Samples;

/// <summary>The parts that records share on the wire.</summary>
internal static class RecordJson
{
    /// <summary>Opens a prediction; the caller writes output and features and closes it.</summary>
    public static void StartPrediction(this Utf8JsonWriter json, string id, string model, string version, Member member, DateTime at, double latencyMs)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        json.WriteString("model"u8, model);
        json.WriteString("version"u8, version);
        json.WriteString("subject"u8, member.Id);
        json.WriteString("timestamp"u8, at);
        json.WriteNumber("latencyMs"u8, Math.Round(latencyMs, 1));
        json.WriteStartObject("segments"u8);
        json.WriteString("country"u8, member.Country);
        json.WriteString("plan"u8, member.Plan);
        json.WriteString("level"u8, member.Level);
        json.WriteEndObject();
        json.WriteStartObject("context"u8);
        json.WriteString("region"u8, member.Country);
        json.WriteString("appVersion"u8, member.AppVersion);
        json.WriteEndObject();
    }

    /// <summary>The variant, given to one half of the members each.</summary>
    public static void WriteExperiment(this Utf8JsonWriter json, string key, string variant)
    {
        json.WriteNumber("propensity"u8, 0.5);
        json.WriteString("policy"u8, "even-split");
        json.WriteStartObject("experiment"u8);
        json.WriteString("key"u8, key);
        json.WriteString("variant"u8, variant);
        json.WriteEndObject();
    }

    /// <summary>Opens feedback up to its value; the caller writes that and closes it.</summary>
    public static void StartFeedback(this Utf8JsonWriter json, string predictionId, string kind, DateTime at)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, $"{predictionId}.{kind}");
        json.WriteString("predictionId"u8, predictionId);
        json.WriteString("kind"u8, kind);
        json.WriteString("timestamp"u8, at);
    }

    public static void WriteFeedback(this Utf8JsonWriter json, string predictionId, string kind, DateTime at, bool value)
    {
        json.StartFeedback(predictionId, kind, at);
        json.WriteBoolean("value"u8, value);
        json.WriteEndObject();
    }

    public static void WriteFeedback(this Utf8JsonWriter json, string predictionId, string kind, DateTime at, double value)
    {
        json.StartFeedback(predictionId, kind, at);
        json.WriteNumber("value"u8, value);
        json.WriteEndObject();
    }

    public static void WriteSafety(
        this Utf8JsonWriter json, string predictionId, string rule, string verdict, string severity, string category, string? evidence, DateTime at)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, $"{predictionId}.{rule}");
        json.WriteString("predictionId"u8, predictionId);
        json.WriteString("rule"u8, rule);
        json.WriteString("verdict"u8, verdict);
        json.WriteString("severity"u8, severity);
        json.WriteString("category"u8, category);
        if (evidence is not null) json.WriteString("evidence"u8, evidence);
        json.WriteString("timestamp"u8, at);
        json.WriteEndObject();
    }
}
