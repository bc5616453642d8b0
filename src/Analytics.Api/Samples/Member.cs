using Analytics.Contracts.Bucketing;

namespace Analytics.Api.Samples;

/// <summary>A person of the sample marketplace. Days count from the first day of the history and may be negative.</summary>
internal sealed record Member
{
    public required int Index { get; init; }
    public required string Id { get; init; }
    public required int SignUpDay { get; init; }
    public required string Country { get; init; }
    public required string Plan { get; init; }
    public required string Level { get; init; }
    public required string Goal { get; init; }
    public required string AppVersion { get; init; }
    public required bool Consents { get; init; }

    /// <summary>How keen the member is, in (0, 1).</summary>
    public required double Engagement { get; init; }

    /// <summary>Reduction of the price, as a share; 0 for most.</summary>
    public required double Discount { get; init; }

    /// <summary>Day on which a subscription starts; null for those who never pay.</summary>
    public required int? SubscribedOn { get; init; }

    /// <summary>Day on which it ends; null when it outlasts the history.</summary>
    public required int? CancelledOn { get; init; }

    public string Currency => Country is "US" or "CA" ? "USD" : "EUR";

    /// <summary>Variant of an experiment: half of the members each, as the service assigns them.</summary>
    public string VariantOf(string experiment) => VariantOf(experiment, 1)!;

    /// <summary>Variant of an experiment that takes in a share of the members; null outside of it.</summary>
    public string? VariantOf(string experiment, double coverage)
    {
        var bucket = BucketHash.Version2(experiment, Id);
        return bucket < coverage / 2 ? "a" : bucket >= 0.5 && bucket < 0.5 + (coverage / 2) ? "b" : null;
    }
}
