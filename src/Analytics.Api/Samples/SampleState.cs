namespace Analytics.Api.Samples;

/// <summary>How far the loading of the sample history came.</summary>
/// <param name="End">End of the history; with it, it is made again the same.</param>
/// <param name="Complete">True once all of it was sent.</param>
internal sealed record SampleState(DateTimeOffset End, bool Complete);
