namespace Analytics.Api.Samples;

/// <summary>Sample data (section <c>Samples</c>).</summary>
internal sealed class SamplesOptions
{
    public const string Section = "Samples";

    /// <summary>Load them into an empty store at start. Absent: in Development only.</summary>
    public bool? Load { get; init; }
}
