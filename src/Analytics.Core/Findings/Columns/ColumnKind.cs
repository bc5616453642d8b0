namespace Analytics.Core.Findings.Columns;

/// <summary>What a column holds, which decides how it is judged.</summary>
internal enum ColumnKind
{
    Numeric,
    Boolean,
    Categorical,
    NotSummarised,
}
