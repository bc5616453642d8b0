namespace Analytics.Core.Ports;

/// <summary>Width of a time bucket, in UTC. Weeks start on Monday.</summary>
public enum BucketWidth
{
    Hour,
    Day,
    Week,
    Month,
}
