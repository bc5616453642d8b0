using System.Text.Json;
using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;
using Analytics.Core.Registry;

namespace Analytics.Core.Experiments;

/// <summary>Checks an experiment that someone defines, beside all others.</summary>
internal static class ExperimentRules
{
    private const int MostVariants = 20;
    private const int MostConditions = 20;
    private const int MostValues = 200;
    private const int MostMetrics = 50;
    private const int MostCovariates = 5;
    private const int MostSegments = 5;
    private const int MostOverrides = 1_000;
    private const int LongestText = 2_000;
    private const double WeightTolerance = 1e-6;

    /// <summary>Smallest errors, effects and beliefs: beyond, no number of units tells anything, and their squares are lost.</summary>
    private const double Least = 1e-6;
    private const double MostEffect = 1_000;
    private const double MostTunedUnits = 1e12;
    private static readonly string[] WordsOfTheApi = ["file", "schema", "metrics", "holdouts", "plan", "assign", "interleave", "diagnosis"];
    private static readonly string[] Comparisons = [">", ">=", "<", "<="];
    private static readonly string[] Operators = ["in", "notIn", .. Comparisons, "exists", "missing"];
    private static readonly string[] Corrections = ["holm", "bonferroni", "bh", "none"];
    private static readonly string[] Spendings = ["power", "obrienFleming", "pocock"];

    public static void Check(ExperimentDefinition experiment, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (!RegistryNames.IsValid(experiment.Key)) faults.Add(pointer + "/key", RegistryNames.Sentence);
        else if (WordsOfTheApi.Contains(experiment.Key)) faults.Add(pointer + "/key", $"Is a word of the API, as {string.Join(", ", WordsOfTheApi)} are: choose another.");
        if (experiment.Hypothesis is { Length: 0 or > LongestText }) faults.Add(pointer + "/hypothesis", $"Must be 1 to {LongestText:N0} characters.");
        if (!Enum.IsDefined(experiment.Status)) faults.Add(pointer + "/status", "Must be draft, running, paused, stopped or archived.");
        if (!Enum.IsDefined(experiment.Unit)) faults.Add(pointer + "/unit", "Must be subject, session or device.");
        if (experiment.Coverage is not (>= 0 and <= 1)) faults.Add(pointer + "/coverage", "Must be 0 to 1.");
        if (experiment.HashVersion is not (1 or 2)) faults.Add(pointer + "/hashVersion", "Must be 1 or 2.");
        if (experiment.Stop <= experiment.Start) faults.Add(pointer + "/stop", "Must be after the start.");
        CheckVariants(experiment, pointer, faults);
        CheckTargeting(experiment.Targeting, pointer + "/targeting", faults);
        CheckPrerequisites(experiment, pointer + "/prerequisites", all, faults);
        CheckLayer(experiment, pointer + "/layer", all, faults);
        if (experiment.Holdout is { } holdout && !all.Holdouts.ContainsKey(holdout)) faults.Add(pointer + "/holdout", $"There is no holdout {Shown(holdout)}.");
        CheckOverrides(experiment, pointer + "/overrides", faults);
        CheckMetrics(experiment, pointer, all, faults);
        Check(experiment.Analysis, pointer + "/analysis", all, faults);
        CheckDecision(experiment, pointer, faults);
        CheckSteps(experiment, pointer, faults);
        if (experiment.Status == ExperimentStatus.Running) CheckReady(experiment, pointer, faults);
    }

    /// <summary>Checks what an experiment that has begun can't become.</summary>
    public static void CheckBegun(ExperimentDefinition experiment, ExperimentState state, string pointer, FaultList faults)
    {
        var ignored = state.Seen is { Ramp: not null, Status: ExperimentStatus.Running or ExperimentStatus.Paused };
        if (experiment is { Ramp: not null, Status: ExperimentStatus.Running or ExperimentStatus.Paused } && state is { Periods.Count: > 0, Step: < 0 } && !ignored)
            faults.Add(pointer + "/ramp", "An experiment that has begun can't be given a ramp: most of its units would lose their variant. Give it a new key.");
    }

    public static void Check(HoldoutDefinition holdout, string pointer, FaultList faults)
    {
        if (!RegistryNames.IsValid(holdout.Key)) faults.Add(pointer + "/key", RegistryNames.Sentence);
        if (holdout.Share is not (>= 0 and <= 1)) faults.Add(pointer + "/share", "Must be 0 to 1.");
    }

    private static void CheckReady(ExperimentDefinition experiment, string pointer, FaultList faults)
    {
        if (experiment.Hypothesis is null) faults.Add(pointer + "/hypothesis", "Is required to run.");
        if (experiment.Start is null) faults.Add(pointer + "/start", "Is required to run.");
        if (experiment.PrimaryMetric is null && !experiment.Shadow) faults.Add(pointer + "/primaryMetric", "Is required to run.");
    }

    private static void CheckVariants(ExperimentDefinition experiment, string pointer, FaultList faults)
    {
        var variants = experiment.Variants;
        if (variants is null || variants.Count is < 2 or > MostVariants)
        {
            faults.Add(pointer + "/variants", $"Must be 2 to {MostVariants}.");
            return;
        }

        for (var at = 0; at < variants.Count; at++)
        {
            var variant = variants[at];
            if (!RegistryNames.IsValid(variant?.Key)) faults.Add($"{pointer}/variants/{at}/key", RegistryNames.Sentence);
            else if (variants.Take(at).Any(earlier => earlier?.Key == variant!.Key)) faults.Add($"{pointer}/variants/{at}/key", "Another variant has this key.");
            if (variant?.Weight is not (>= 0 and <= 1)) faults.Add($"{pointer}/variants/{at}/weight", "Must be 0 to 1.");
            if (variant?.Version is not null && variant.Model is null) faults.Add($"{pointer}/variants/{at}/model", "Is required with a version.");
        }

        var sum = variants.Sum(variant => variant?.Weight ?? 0);
        if (!(Math.Abs(sum - 1) <= WeightTolerance)) faults.Add(pointer + "/variants", $"The weights sum to {sum:0.######}: they must sum to 1.");
    }

    private static void CheckTargeting(IReadOnlyList<TargetingCondition>? targeting, string pointer, FaultList faults)
    {
        if (targeting is null || targeting.Count > MostConditions)
        {
            faults.Add(pointer, $"Must be at most {MostConditions}.");
            return;
        }

        for (var at = 0; at < targeting.Count; at++)
        {
            var condition = targeting[at];
            if (condition?.Attribute is not { Length: > 0 and <= 100 }) faults.Add($"{pointer}/{at}/attribute", "Must be 1 to 100 characters.");
            if (!Operators.Contains(condition?.Op)) faults.Add($"{pointer}/{at}/op", $"Must be one of {string.Join(", ", Operators)}.");
            else CheckValues(condition!, $"{pointer}/{at}/values", faults);
        }
    }

    private static void CheckValues(TargetingCondition condition, string pointer, FaultList faults)
    {
        var values = condition.Values ?? [];
        if (Comparisons.Contains(condition.Op))
        {
            if (values.Count != 1 || values[0].ValueKind != JsonValueKind.Number) faults.Add(pointer, $"{condition.Op} takes one number.");
        }
        else if (condition.Op is "exists" or "missing")
        {
            if (values.Count > 0) faults.Add(pointer, $"{condition.Op} takes none.");
        }
        else if (values.Count is 0 or > MostValues || values.Any(value => value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)))
        {
            faults.Add(pointer, $"Must be 1 to {MostValues} strings, numbers or booleans.");
        }
    }

    private static void CheckPrerequisites(ExperimentDefinition experiment, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        for (var at = 0; at < (experiment.Prerequisites?.Count ?? 0); at++)
        {
            var needed = experiment.Prerequisites![at];
            if (needed?.Experiment is null || !all.Experiments.TryGetValue(needed.Experiment, out var other))
            {
                faults.Add($"{pointer}/{at}/experiment", $"There is no experiment {Shown(needed?.Experiment)}.");
                continue;
            }

            if (other.Unit != experiment.Unit) faults.Add($"{pointer}/{at}/experiment", "It assigns another kind of unit.");
            foreach (var variant in (needed.Variants ?? []).Where(variant => other.Variants.All(known => known.Key != variant)))
                faults.Add($"{pointer}/{at}/variants", $"It has no variant {Shown(variant)}.");
            if (Leads(needed.Experiment, experiment.Key, all, [])) faults.Add($"{pointer}/{at}/experiment", $"Experiments {Shown(experiment.Key)} and {Shown(needed.Experiment)} need each other: a circle.");
        }
    }

    /// <summary>Whether the prerequisites of an experiment lead to another.</summary>
    private static bool Leads(string from, string to, ExperimentCatalogue all, HashSet<string> visited) =>
        from == to
        || (visited.Add(from) && all.Experiments.TryGetValue(from, out var experiment)
            && (experiment.Prerequisites ?? []).Any(needed => needed?.Experiment is { } next && Leads(next, to, all, visited)));

    private static void CheckLayer(ExperimentDefinition experiment, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (experiment.Layer is not { } layer) return;
        if (!RegistryNames.IsValid(layer.Namespace)) faults.Add(pointer + "/namespace", RegistryNames.Sentence);
        if (!(layer.From >= 0 && layer.To <= 1 && layer.From < layer.To))
        {
            faults.Add(pointer, "Must run from 0 to 1, from before to.");
            return;
        }

        if (!IsLive(experiment)) return;
        foreach (var other in all.Experiments.Values)
        {
            if (other.Key != experiment.Key && IsLive(other) && other.Layer is { } its && its.Namespace == layer.Namespace && its.From < layer.To && layer.From < its.To)
                faults.Add(pointer, $"It overlaps with experiment {Shown(other.Key)}, which has {its.From:0.####} to {its.To:0.####} of namespace {Shown(layer.Namespace)}.");
        }
    }

    private static bool IsLive(ExperimentDefinition experiment) => experiment.Status is ExperimentStatus.Running or ExperimentStatus.Paused;

    private static void CheckOverrides(ExperimentDefinition experiment, string pointer, FaultList faults)
    {
        if (experiment.Overrides is null || experiment.Overrides.Count > MostOverrides)
        {
            faults.Add(pointer, $"Must be at most {MostOverrides:N0}.");
            return;
        }

        for (var at = 0; at < experiment.Overrides.Count; at++)
        {
            var forced = experiment.Overrides[at];
            if (forced?.Unit is not { Length: > 0 and <= 200 }) faults.Add($"{pointer}/{at}/unit", "Must be 1 to 200 characters.");
            else if (experiment.Overrides.Take(at).Any(earlier => earlier?.Unit == forced.Unit)) faults.Add($"{pointer}/{at}/unit", "It has a variant already.");
            if (experiment.Variants?.All(variant => variant?.Key != forced?.Variant) == true) faults.Add($"{pointer}/{at}/variant", "There is no such variant.");
        }
    }

    private static void CheckMetrics(ExperimentDefinition experiment, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (experiment.PrimaryMetric is { } primary) CheckMetric(primary, pointer + "/primaryMetric", all, faults);
        if (experiment.SecondaryMetrics is null || experiment.SecondaryMetrics.Count > MostMetrics) faults.Add(pointer + "/secondaryMetrics", $"Must be at most {MostMetrics}.");
        else
            for (var at = 0; at < experiment.SecondaryMetrics.Count; at++) CheckMetric(experiment.SecondaryMetrics[at], $"{pointer}/secondaryMetrics/{at}", all, faults);

        if (experiment.Guardrails is null || experiment.Guardrails.Count > MostMetrics)
        {
            faults.Add(pointer + "/guardrails", $"Must be at most {MostMetrics}.");
            return;
        }

        for (var at = 0; at < experiment.Guardrails.Count; at++)
        {
            CheckMetric(experiment.Guardrails[at]?.Metric, $"{pointer}/guardrails/{at}/metric", all, faults);
            if (experiment.Guardrails[at]?.Margin is not (> 0 and < 1)) faults.Add($"{pointer}/guardrails/{at}/margin", "Must be above 0 and below 1.");
        }

        if (experiment.Segments is null || experiment.Segments.Count > MostSegments || experiment.Segments.Any(segment => segment?.StartsWith("segments.", StringComparison.Ordinal) != true))
            faults.Add(pointer + "/segments", $"Must be at most {MostSegments}, each segments.KEY.");
    }

    private static void CheckMetric(string? metric, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (metric is null || !all.Metrics.ContainsKey(metric)) faults.Add(pointer, $"There is no metric {Shown(metric)}.");
    }

    public static void Check(AnalysisPlan? plan, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (plan is null)
        {
            faults.Add(pointer, "Must be an object.");
            return;
        }

        if (!Enum.IsDefined(plan.Method)) faults.Add(pointer + "/method", "Must be sequential, fixed or bayesian.");
        if (plan.Alpha is not (>= Least and <= 0.2)) faults.Add(pointer + "/alpha", "Must be 0.000001 to 0.2.");
        if (plan.Power is not (>= 0.5 and <= 0.99)) faults.Add(pointer + "/power", "Must be 0.5 to 0.99.");
        if (plan.MinimumDetectableEffect is not (>= Least and <= MostEffect)) faults.Add(pointer + "/minimumDetectableEffect", $"Must be 0.000001 to {MostEffect:N0}.");
        if (plan.Days is < 7 or > 364 || plan.Days % 7 != 0) faults.Add(pointer + "/days", "Must be whole weeks, 7 to 364: weekdays differ.");
        if (plan.Looks is < 1 or > 20) faults.Add(pointer + "/looks", "Must be 1 to 20.");
        if (!Spendings.Contains(plan.Spending)) faults.Add(pointer + "/spending", $"Must be one of {string.Join(", ", Spendings)}.");
        if (plan.TunedUnits is not (null or (>= 1 and <= MostTunedUnits))) faults.Add(pointer + "/tunedUnits", "Must be 1 to 1,000,000,000,000.");
        if (plan.CupedDays is < 0 or > 90) faults.Add(pointer + "/cupedDays", "Must be 0 to 90.");
        CheckCovariates(plan, pointer + "/covariates", all, faults);
        if (!Corrections.Contains(plan.Correction)) faults.Add(pointer + "/correction", $"Must be one of {string.Join(", ", Corrections)}.");
        if (plan.PriorDeviation is not (null or (>= Least and <= MostEffect))) faults.Add(pointer + "/priorDeviation", $"Must be 0.000001 to {MostEffect:N0}.");
    }

    private static void CheckCovariates(AnalysisPlan plan, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        if (plan.Covariates is not { } covariates) return;
        if (covariates.Count is 0 or > MostCovariates || covariates.Distinct(StringComparer.Ordinal).Count() < covariates.Count) faults.Add(pointer, $"Must be 1 to {MostCovariates} different metrics.");
        if (plan.CupedDays == 0) faults.Add(pointer, "Needs days before the exposure: cupedDays is 0.");
        for (var at = 0; at < covariates.Count; at++)
        {
            CheckMetric(covariates[at], $"{pointer}/{at}", all, faults);
            if (covariates[at] is { } key && all.Metrics.TryGetValue(key, out var metric) && !MetricCompiler.IsCovariate(metric)) faults.Add($"{pointer}/{at}", "Must be a proportion, a count or a sum.");
        }
    }

    private static void CheckDecision(ExperimentDefinition experiment, string pointer, FaultList faults)
    {
        if (experiment.Decision is not { } decision) faults.Add(pointer + "/decision", "Must be an object.");
        else
        {
            if (decision.Kind is not ("superiority" or "noHarm")) faults.Add(pointer + "/decision/kind", "Must be superiority or noHarm.");
            if (decision.Margin is not (> 0 and < 1)) faults.Add(pointer + "/decision/margin", "Must be above 0 and below 1.");
            if (decision.ChanceToWin is not (> 0.5 and < 1)) faults.Add(pointer + "/decision/chanceToWin", "Must be above 0.5 and below 1.");
        }

        if (experiment.Rollback is not { } rollback) faults.Add(pointer + "/rollback", "Must be an object.");
        else if (rollback.MinimumUnits < 2) faults.Add(pointer + "/rollback/minimumUnits", "Must be 2 or more.");
    }

    private static void CheckSteps(ExperimentDefinition experiment, string pointer, FaultList faults)
    {
        if (experiment.Ramp is { } ramp)
        {
            if (experiment.Bandit is not null) faults.Add(pointer + "/ramp", "An experiment has a ramp or a bandit, not both.");
            var most = experiment.Variants?.Skip(1).Sum(variant => variant?.Weight ?? 0) ?? 1;
            if (ramp.Steps is not { Count: > 0 and <= 20 } || ramp.Steps.Any(step => !(step >= Least && step <= most * (1 + WeightTolerance))) || ramp.Steps.Zip(ramp.Steps.Skip(1)).Any(pair => pair.First >= pair.Second))
                faults.Add(pointer + "/ramp/steps", $"Must be 1 to 20 shares, ascending, 0.000001 or more and at most the weight of the treatments together, {most:0.####}.");
            faults.Between(ramp.Hold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), pointer + "/ramp/hold");
            if (ramp.MinimumUnits < 2) faults.Add(pointer + "/ramp/minimumUnits", "Must be 2 or more.");
        }

        if (experiment.Bandit is not { } bandit) return;
        faults.Between(bandit.Every, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30), pointer + "/bandit/every");
        if (!(bandit.Floor >= 0 && bandit.Floor * (experiment.Variants?.Count ?? 2) <= 1)) faults.Add(pointer + "/bandit/floor", "Must be 0 to 1 over the number of variants.");
        if (bandit.MinimumUnits < 2) faults.Add(pointer + "/bandit/minimumUnits", "Must be 2 or more.");
    }

    private static string Shown(string? text) => text is null ? "without a name" : $"“{(text.Length > 60 ? text[..60] + "…" : text)}”";
}
