namespace Analytics.Core.Experiments;

/// <summary>What must be shown of a treatment.</summary>
internal static class DecisionKinds
{
    /// <summary>That it does no harm.</summary>
    public const string NoHarm = "noHarm";
}
