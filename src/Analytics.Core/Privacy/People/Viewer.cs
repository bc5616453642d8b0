namespace Analytics.Core.Privacy.People;

/// <summary>For whom figures are computed now, and what they may not see. Machines and roles that may see individuals are unbounded.</summary>
public sealed class Viewer
{
    private static readonly AsyncLocal<Viewer?> Ambient = new();
    private int hidden;

    /// <summary>The viewer of this request; null for the service itself and everyone who may see all.</summary>
    public static Viewer? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Fewest people that a part of the people may have to be shown; 1 for those who may see individuals.</summary>
    public int SmallestCell { get; init; } = 1;

    /// <summary>The records that are the viewer's; null: all.</summary>
    public OwnRecords? Own { get; init; }

    /// <summary>Groups that were left out for having fewer people.</summary>
    public int Hidden => Volatile.Read(ref hidden);

    /// <summary>Notes that groups were left out.</summary>
    public void Hide(int groups) => Interlocked.Add(ref hidden, groups);
}
