using Analytics.Contracts.Alerting;
using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;

namespace Analytics.Core.Monitors;

/// <summary>The monitors that every model has from its first record on.</summary>
internal static class DefaultMonitors
{
    public const string Origin = "default";

    private static readonly MonitorWindow Hour = new() { Kind = MonitorRules.Fixed, Length = TimeSpan.FromHours(1) };
    private static readonly MonitorWindow Day = new() { Length = TimeSpan.FromDays(1), Step = TimeSpan.FromHours(6) };
    private static readonly MonitorWindow Week = new() { Length = TimeSpan.FromDays(7), Step = TimeSpan.FromDays(1) };

    public static IEnumerable<MonitorDefinition> Of(ModelSummary model)
    {
        yield return New(model, MonitorChecks.Safety, "Safety violations", Day) with { Severity = AlertSeverity.Critical };
        yield return New(model, MonitorChecks.Safety, "Safety violations of the hour", Hour) with { Uid = Uid(model.Model, "safetyOfTheHour"), Severity = AlertSeverity.Critical };
        yield return New(model, MonitorChecks.Quality, "Data quality", Day) with { Severity = AlertSeverity.Error };
        yield return New(model, MonitorChecks.Quality, "Data quality of the hour", Hour) with { Uid = Uid(model.Model, "qualityOfTheHour"), Severity = AlertSeverity.Error };
        yield return New(model, MonitorChecks.Drift, "Drift of the inputs", Day);
        yield return New(model, MonitorChecks.PredictionDrift, "Drift of the answers", Day);
        yield return New(model, MonitorChecks.Performance, "Performance, estimated and realised", Week) with { Severity = AlertSeverity.Error };
        if (model.Task == ModelTask.Ranking)
            yield return New(model, MonitorChecks.Measure, "Acceptance of recommendations", Week) with { Uid = Uid(model.Model, "acceptance"), Measure = "acceptanceRate" };
        else
            yield return New(model, MonitorChecks.Multivariate, "Drift of the inputs together", Day with { Kind = MonitorRules.Fixed }) with { Streaming = false };
    }

    private static MonitorDefinition New(ModelSummary model, string check, string title, MonitorWindow window) => new()
    {
        Uid = Uid(model.Model, check),
        Title = title,
        Model = model.Model,
        Check = check,
        Window = window,
        Origin = Origin,
    };

    /// <summary>The model's name is cut where the id would be too long; a digest then keeps it apart.</summary>
    private static string Uid(string model, string check)
    {
        var uid = $"{model}.{check}";
        return uid.Length <= Registry.RegistryNames.MaximumLength ? uid : $"{model[..50]}-{Findings.ConfigurationHash.Of(model)}.{check}";
    }
}
