namespace Analytics.Core.Monitors;

/// <summary>A figure of another window, and the rows that it is from.</summary>
internal readonly record struct EarlierScore(double Value, long Rows);
