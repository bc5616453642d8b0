namespace Analytics.Core.Ports;

/// <summary>What became of a record that was not stored; the number is stored.</summary>
public enum DispositionKind
{
    Duplicate = 1,
    Dropped = 2,
    Rejected = 3,
}
