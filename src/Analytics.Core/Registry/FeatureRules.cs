using Analytics.Contracts.Models;

namespace Analytics.Core.Registry;

/// <summary>Checks the features of a model version that someone registers.</summary>
internal static class FeatureRules
{
    private const int LongestName = 100;
    private const int LongestUnit = 50;
    private const int MaximumCategories = 10_000;
    private const int MaximumDimension = 4_096;

    public static void Check(IReadOnlyList<FeatureDefinition>? features, Dictionary<string, string> faults)
    {
        if (features is null || features.Count > ModelSchema.MaximumFeatures)
        {
            faults["/features"] = $"must be a list of at most {ModelSchema.MaximumFeatures}";
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < features.Count; i++)
        {
            var pointer = $"/features/{i}";
            if (features[i] is not { } feature)
                faults[pointer] = "must be an object";
            else if (feature.Name is not { Length: > 0 and <= LongestName })
                faults[$"{pointer}/name"] = $"must be 1 to {LongestName} characters";
            else if (!names.Add(feature.Name))
                faults[$"{pointer}/name"] = "must differ from the others";
            else
                CheckKind(feature, pointer, faults);
        }
    }

    private static void CheckKind(FeatureDefinition feature, string pointer, Dictionary<string, string> faults)
    {
        if (!Enum.IsDefined(feature.Type))
            faults[$"{pointer}/type"] = "must be numeric, categorical, boolean, text or embedding";
        if (feature.Unit?.Length > LongestUnit)
            faults[$"{pointer}/unit"] = $"must be at most {LongestUnit} characters";
        CheckRange(feature, pointer, faults);
        CheckCategories(feature, pointer, faults);
        CheckDimension(feature, pointer, faults);
    }

    private static void CheckRange(FeatureDefinition feature, string pointer, Dictionary<string, string> faults)
    {
        if (feature.Type != FeatureType.Numeric)
        {
            if (feature.Min is not null)
                faults[$"{pointer}/min"] = "is for numeric features";
            if (feature.Max is not null)
                faults[$"{pointer}/max"] = "is for numeric features";
        }
        else if (feature.Min is { } min && !double.IsFinite(min))
            faults[$"{pointer}/min"] = "must be finite";
        else if (feature.Max is { } max && !double.IsFinite(max))
            faults[$"{pointer}/max"] = "must be finite";
        else if (feature.Min > feature.Max)
            faults[$"{pointer}/min"] = "must be at most max";
    }

    private static void CheckCategories(FeatureDefinition feature, string pointer, Dictionary<string, string> faults)
    {
        if (feature.Categories is not { } categories)
            return;

        if (feature.Type != FeatureType.Categorical)
            faults[$"{pointer}/categories"] = "is for categorical features";
        else if (categories.Count is 0 or > MaximumCategories)
            faults[$"{pointer}/categories"] = $"must be 1 to {MaximumCategories}, or absent";
        else
            ModelVersionRules.CheckDistinct(categories, $"{pointer}/categories", faults);
    }

    private static void CheckDimension(FeatureDefinition feature, string pointer, Dictionary<string, string> faults)
    {
        var fits = feature.Type == FeatureType.Embedding
            ? feature.Dimension is >= 1 and <= MaximumDimension
            : feature.Dimension is null;
        if (!fits)
            faults[$"{pointer}/dimension"] = $"must be 1 to {MaximumDimension} for an embedding, and absent otherwise";
    }
}
