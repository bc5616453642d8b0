using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>Checks a model version that someone registers. Faults are messages by JSON pointer.</summary>
internal static class ModelVersionRules
{
    private const int MaximumClasses = 1_000;
    private const int LongestName = 200;

    public static Dictionary<string, string> Check(ModelVersion version)
    {
        var faults = new Dictionary<string, string>();
        if (!RegistryNames.IsValid(version.Model))
            faults["/model"] = RegistryNames.Rule;
        if (!RegistryNames.IsValid(version.Version))
            faults["/version"] = RegistryNames.Rule;
        if (!Enum.IsDefined(version.Task))
            faults["/task"] = "must be binary, multiclass, regression or ranking";
        if (version.Owner?.Length > LongestName)
            faults["/owner"] = $"must be at most {LongestName} characters";
        CheckClasses(version, faults);
        CheckThreshold(version, faults);
        CheckReference(version.Reference, faults);
        FeatureRules.Check(version.Features, faults);
        return faults;
    }

    private static void CheckClasses(ModelVersion version, Dictionary<string, string> faults)
    {
        var count = version.Classes?.Count ?? 0;
        var rule = version.Task switch
        {
            ModelTask.Binary when version.Classes is not null && count != 2 => "must be two: the negative, then the positive",
            ModelTask.Multiclass when count is < 2 or > MaximumClasses => $"must be 2 to {MaximumClasses}",
            ModelTask.Regression or ModelTask.Ranking when count > 0 => "must be absent for this task",
            _ => null,
        };
        if (rule is not null)
            faults["/classes"] = rule;

        CheckDistinct(version.Classes, "/classes", faults);
    }

    private static void CheckThreshold(ModelVersion version, Dictionary<string, string> faults)
    {
        if (version.Threshold is not { } threshold)
            return;

        if (version.Task != ModelTask.Binary)
            faults["/threshold"] = "must be absent for this task";
        else if (!(threshold > 0 && threshold < 1))
            faults["/threshold"] = "must lie between 0 and 1, both excluded";
    }

    private static void CheckReference(ReferenceWindow? reference, Dictionary<string, string> faults)
    {
        if (reference is null)
            return;

        var window = reference.From is not null || reference.To is not null;
        if (window == reference.DataSet is not null)
            faults["/reference"] = "must be a window (from and to) or a dataSet";
        else if (window && !(reference.From < reference.To))
            faults["/reference/to"] = "must be after from";
        else if (reference.DataSet is { Length: 0 or > LongestName })
            faults["/reference/dataSet"] = $"must be 1 to {LongestName} characters";
    }

    /// <summary>Names must be 1 to 200 characters and distinct.</summary>
    public static void CheckDistinct(IReadOnlyList<string>? names, string pointer, Dictionary<string, string> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names?.Count; i++)
            if (names[i] is not { Length: > 0 and <= LongestName })
                faults.TryAdd($"{pointer}/{i}", $"must be 1 to {LongestName} characters");
            else if (!seen.Add(names[i]))
                faults.TryAdd($"{pointer}/{i}", "must differ from the others");
    }
}
