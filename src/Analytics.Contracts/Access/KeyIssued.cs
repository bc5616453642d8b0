namespace Analytics.Contracts.Access;

/// <summary>A new key: the answer of <c>POST /v1/keys</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Secret">What the sender shows as <c>Authorization: Bearer</c>; it is shown this once and not kept.</param>
public sealed record KeyIssued(KeySummary Key, string Secret);
