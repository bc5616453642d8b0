using System.Globalization;
using Analytics.Contracts.Models;

namespace Analytics.Api.Replay;

/// <summary>What the values of a column are, learnt from all of them. Empty values are missing.</summary>
internal sealed class ColumnProfile
{
    private const int MostCategories = 100;
    private readonly SortedSet<string> values = new(StringComparer.Ordinal);
    private bool numeric = true;
    private bool boolean = true;
    private bool missing;
    private bool any;

    /// <summary>True when no more than two values occur.</summary>
    public bool IsTwoValued => values.Count <= 2;

    /// <summary>The values in ordinal order; the first hundred or so of them where there are more.</summary>
    public IReadOnlyCollection<string> Values => values;

    public void Observe(string value)
    {
        if (value.Length == 0)
        {
            missing = true;
            return;
        }

        any = true;
        numeric = numeric && TryNumber(value, out _);
        boolean = boolean && bool.TryParse(value, out _);
        if (values.Count <= MostCategories) values.Add(value);
    }

    public FeatureDefinition Define(string name) => new()
    {
        Name = name,
        Type = Type,
        Required = !missing,
        Categories = Type == FeatureType.Categorical && values.Count <= MostCategories && any ? [.. values] : null,
    };

    public FeatureType Type => any && boolean ? FeatureType.Boolean : any && numeric ? FeatureType.Numeric : FeatureType.Categorical;

    public static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
