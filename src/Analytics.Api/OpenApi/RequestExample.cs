namespace Analytics.Api.OpenApi;

/// <summary>Example of a route's request body, as endpoint metadata.</summary>
/// <param name="Json">The body.</param>
internal sealed record RequestExample(string Json);
