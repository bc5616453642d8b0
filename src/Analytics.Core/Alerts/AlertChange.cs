namespace Analytics.Core.Alerts;

/// <summary>Something that people may want to be told of.</summary>
internal enum AlertChange
{
    Fired,
    Acknowledged,
    Resolved,
}
