namespace Analytics.Core.Drift;

/// <summary>What a column holds, which decides how it is judged.</summary>
internal enum DriftColumnKind
{
    Numeric,
    Boolean,
    Categorical,
    NotSummarised,
}
