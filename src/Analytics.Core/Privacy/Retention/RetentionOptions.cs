namespace Analytics.Core.Privacy.Retention;

/// <summary>Settings of the section <c>Retention</c>: how long each class of data is kept, from when it happened, in whole days.</summary>
public sealed class RetentionOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Retention";

    /// <summary>Free text of records.</summary>
    public TimeSpan Texts { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Records; <c>Ingestion:MaximumAge</c> may not be longer.</summary>
    public TimeSpan Records { get; set; } = TimeSpan.FromDays(400);

    /// <summary>Counts and distributions by hour and day.</summary>
    public TimeSpan RollUps { get; set; } = TimeSpan.FromDays(5 * 365);

    /// <summary>The audit trail.</summary>
    public TimeSpan Audit { get; set; } = TimeSpan.FromDays(7 * 365);
}
