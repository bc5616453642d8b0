namespace Analytics.Client;

/// <summary>What an attempt came to, and what is known about it.</summary>
internal sealed record SendOutcome(SendKind Kind, string Why, int Rejected, TimeSpan? RetryAfter)
{
    public static SendOutcome Delivered(int rejected) => new(SendKind.Delivered, "", rejected, null);

    public static SendOutcome Refused(string why) => new(SendKind.Refused, why, 0, null);

    public static SendOutcome Gone { get; } = new(SendKind.Gone, "it is no longer there", 0, null);

    public static SendOutcome Away(string why, TimeSpan? retryAfter) => new(SendKind.Away, why, 0, retryAfter);
}
