namespace Analytics.Api.Samples;

/// <summary>One request of the sample history.</summary>
/// <param name="Path">Route, relative to the service's address.</param>
/// <param name="Json">Body.</param>
/// <param name="Items">Records in the body.</param>
public sealed record SampleBody(string Path, ReadOnlyMemory<byte> Json, int Items);
