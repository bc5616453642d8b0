using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;

namespace Analytics.Core.Alerts.Notices;

/// <summary>Puts alerts into words: what changed, how much, since when, how sure, what to do next, where to look.</summary>
internal static class NoticeWriter
{
    private const int MostAlerts = 50;
    private static readonly TimeSpan ShortestPage = TimeSpan.FromDays(1);

    public static NoticeAlert Of(AlertView view, string publicUrl)
    {
        var (rule, instance) = (view.Rule, view.Instance);
        return new NoticeAlert
        {
            Id = instance.Id,
            Rule = rule.Uid,
            Title = instance.Evidence?.Title ?? rule.Title ?? rule.Uid,
            State = instance.Memory.State,
            Active = instance.Memory.Active,
            Severity = rule.Severity,
            Labels = view.Alert.Labels,
            What = What(rule, instance),
            Sure = instance.Evidence is { Findings.Count: > 0 } sure
                ? EvidenceText.Sure(sure)
                : IsTold(rule, instance) ? ToldSure(rule) : FigureText.Sure(instance.Figure, instance.Unit, instance.Detail is { } detail ? Sentence(detail.TrimEnd('.')) : null),
            Since = instance.Evidence?.Findings.Select(finding => finding.Since).Min() ?? instance.Memory.BreachedAt ?? instance.Memory.Since,
            Next = Next(rule, instance),
            Runbook = rule.Runbook,
            Link = instance.Evidence is { } evidence ? EvidenceText.Link(evidence, publicUrl) : Link(rule, view.Alert, publicUrl),
            Evidence = instance.Evidence,
            Explain = instance.Evidence is { } found ? EvidenceText.Explain(found, publicUrl) : null,
            Notebook = Notebook(rule, view.Alert, instance, publicUrl),
            Acknowledgement = instance.Memory.Acknowledgement,
            Resolution = instance.Memory.Resolution,
            Figure = instance.Figure,
            Previous = instance.Previous,
        };
    }

    /// <summary>An alert that ended with its rule, or that the rule doesn't tell here any more.</summary>
    public static NoticeAlert Ended(NoticeAlert told) => told with
    {
        State = AlertState.Ok,
        Active = false,
        Acknowledgement = null,
        What = "The rule was removed or tells others now.",
        Sure = "Nothing is known of the figure since.",
        Next = "Nothing.",
    };

    public static AlertNotice Notice(string id, string group, string reason, IEnumerable<NoticeAlert> alerts, DateTimeOffset at)
    {
        var all = alerts.OrderByDescending(alert => alert.Active).ThenByDescending(alert => alert.Severity).ThenBy(alert => alert.Since).ToList();
        var firing = all.Where(alert => alert.Active).ToList();
        var status = firing.Count == 0
            ? NoticeStatus.Resolved
            : firing.TrueForAll(alert => alert.Acknowledgement is not null) ? NoticeStatus.Acknowledged : NoticeStatus.Firing;
        return new AlertNotice
        {
            Id = id,
            Group = group,
            Status = status,
            Reason = reason,
            Severity = (firing.Count > 0 ? firing : all).Max(alert => alert.Severity),
            Title = Title(status, firing.Count > 0 ? firing : all),
            At = at,
            Alerts = [.. all.Take(MostAlerts)],
            Further = Math.Max(0, all.Count - MostAlerts),
        };
    }

    private static string Title(NoticeStatus status, List<NoticeAlert> alerts)
    {
        var first = alerts[0];
        var subject = first.Evidence is { } evidence
            ? EvidenceText.Where(evidence)
            : string.Join(", ", AlertLabels.Subject(first.Labels).Select(label => $"{label.Key} {label.Value}"));
        var others = alerts.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {alerts.Count - 1} more") : "";
        return $"{status}: {first.Title}{(subject.Length > 0 ? $" ({subject})" : "")}{others}";
    }

    private static string What(AlertRule rule, AlertInstance instance)
    {
        if (instance.Memory.Resolution is { } resolution)
            return $"{resolution.By} resolved it{(string.IsNullOrWhiteSpace(resolution.Comment) ? "" : $": {resolution.Comment.TrimEnd('.')}")}. If its condition goes on, it fires again after a day.";
        if (instance.IsHealth)
            return instance.Memory.Active ? $"The rule can't be evaluated: {instance.Detail}." : "The rule can be evaluated again.";
        if (instance.Evidence is { } evidence)
            return EvidenceText.What(evidence, instance.Memory.Active, instance.Detail);
        if (IsTold(rule, instance)) return instance.Memory.Active ? Sentence(instance.Detail!.TrimEnd('.')) : "It is over.";
        if (instance.Memory.State == AlertState.NoData || instance.Figure?.Value is not { } value)
            return $"There are too few data to judge {Measure(rule)}: {instance.Detail ?? "no figure"}.";

        var now = $"{Measure(rule)} is {FigureText.Value(value, instance.Unit)}; {FigureText.Change(value, instance.Previous, instance.Unit)}.";
        if (rule.Fire is not { } fire) return now;
        return instance.Memory.Active
            ? $"{now} It fires at {Words(fire, instance.Unit)}."
            : $"{now} It recovered: {(rule.Recover is { } recover ? Words(recover, instance.Unit) : $"no longer {Words(fire, instance.Unit)}")}.";
    }

    /// <summary>Whether its source said in words what it saw, in place of a figure.</summary>
    private static bool IsTold(AlertRule rule, AlertInstance instance) =>
        rule.Query is null && instance is { Evidence: null, Figure: null, Detail: not null, IsHealth: false, Memory.State: not AlertState.NoData };

    private static string Measure(AlertRule rule) =>
        rule.Query is not { } query ? rule.Title ?? rule.Uid : query.Aggregate is null ? query.Measure : $"{query.Measure} ({query.Aggregate})";

    private static string Words(AlertThreshold threshold, string unit)
    {
        var end = threshold.Of == "value" ? "" : $"{threshold.Of} end of the interval ";
        return $"{end}{threshold.Op} {FigureText.Value(threshold.Value, unit)}";
    }

    private static string Next(AlertRule rule, AlertInstance instance)
    {
        if (!instance.Memory.Active) return "Nothing.";
        var first = rule.Runbook is not null ? "Follow the runbook" : instance.Evidence is { } evidence ? EvidenceText.Next(evidence) : NextOf(rule);
        return instance.Memory.Acknowledgement is { } acknowledgement
            ? $"{acknowledgement.By} sees to it."
            : $"{first}; acknowledge it to say that you see to it (POST /v1/alerts/{instance.Id}/acknowledge).";
    }

    private static string ToldSure(AlertRule rule) =>
        rule.Source == SafetyAlerts.Name ? "Nothing is estimated: each is a record." : "The figures and their intervals are in the results.";

    private static string NextOf(AlertRule rule) => rule.Source switch
    {
        ExperimentAlerts.Name => "Read the results",
        SafetyAlerts.Name => "Look at the violations and review them",
        _ => "Look at the figures",
    };

    private static string? Notebook(AlertRule rule, Alert alert, AlertInstance instance, string publicUrl) =>
        instance.Evidence is { } seen ? EvidenceText.Notebook(seen, publicUrl)
        : rule.Query is { } query ? AlertCell.OfRule(query, MeasureAlerts.Window(rule, alert.EvaluatedAt), publicUrl)
        : Results(rule, alert) is { } results ? NotebookCell.Get(results, publicUrl)
        : null;

    /// <summary>Path of the results of an experiment, or of how safe a model is; null for rules on other things.</summary>
    private static string? Results(AlertRule rule, Alert alert) => rule.Source switch
    {
        ExperimentAlerts.Name when alert.Labels.TryGetValue(ExperimentAlerts.Name, out var experiment) => $"/v1/experiments/{Uri.EscapeDataString(experiment)}/results",
        SafetyAlerts.Name when alert.Labels.TryGetValue("model", out var model) =>
            $"/v1/models/{Uri.EscapeDataString(model)}/safety?from={Wire(alert.EvaluatedAt - SafetyAlerts.Window)}&to={Wire(alert.EvaluatedAt)}",
        _ => null,
    };

    private static string Link(AlertRule rule, Alert alert, string publicUrl)
    {
        var root = publicUrl.TrimEnd('/');
        if (Results(rule, alert) is { } results) return root + results;

        // What belongs to no model has its words and its cell on the page of alerts.
        if (!alert.Labels.TryGetValue("model", out var model) || model.Length == 0 || rule.Query is null) return $"{root}/v1/alerts#alert-{alert.Id}";

        var window = MeasureAlerts.Window(rule, alert.EvaluatedAt);
        var from = window.To - window.From < ShortestPage ? window.To - ShortestPage : window.From;
        var version = alert.Labels.TryGetValue("version", out var one) && one.Length > 0 ? $"&version={Uri.EscapeDataString(one)}" : "";
        return $"{root}/v1/models/{Uri.EscapeDataString(model)}/scorecard?from={Wire(from)}&to={Wire(window.To)}{version}";
    }

    private static string Wire(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
