using Analytics.Contracts.Experiments;

namespace Analytics.Contracts.Assignment;

/// <summary>The ids under which one visitor is known.</summary>
/// <param name="Subject">The person; null where unknown.</param>
/// <param name="Session">The session; null where unknown.</param>
/// <param name="Device">The device; null where unknown.</param>
public readonly record struct UnitIds(string? Subject, string? Session = null, string? Device = null)
{
    /// <summary>The id of a kind of unit; null where unknown.</summary>
    public string? Of(ExperimentUnit unit) => unit switch
    {
        ExperimentUnit.Subject => Subject,
        ExperimentUnit.Session => Session,
        _ => Device,
    };
}
