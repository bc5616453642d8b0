namespace Analytics.Core.Privacy;

/// <summary>A key as it is stored.</summary>
/// <param name="Key">What may be shown of it.</param>
/// <param name="Hash">HMAC-SHA-256 of the secret under the ring's pepper. Secrets are random, so a slow password hash would add nothing.</param>
internal sealed record AccessKeyDocument(AccessKey Key, byte[] Hash);
