using System.Text.Json;

namespace Analytics.Contracts.Recording;

/// <summary>One answer of one model version, as <c>POST /v1/predictions</c> takes it.</summary>
public sealed record PredictionRecord
{
    /// <summary>Idempotency key, 1 to 100 characters of letters, digits and <c>. _ : - / + =</c>. A second record of one id is a duplicate.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the model, 1 to 100 characters of letters, digits and <c>. _ -</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model; same characters as <see cref="Model"/>.</summary>
    public required string Version { get; init; }

    /// <summary>The person or thing the prediction is about; pseudonymised before it is stored. At most 200 characters.</summary>
    public string? Subject { get; init; }

    /// <summary>When the model answered, with an offset. Absent: when the service received it.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The answer.</summary>
    public required ModelOutput Output { get; init; }

    /// <summary>What was done with the answer (a class name, "show", "refer"); at most 200 characters.</summary>
    public string? Decision { get; init; }

    /// <summary>Inputs by feature name: number, boolean, string, or array of numbers for an embedding; at most 200.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Features { get; init; }

    /// <summary>Time the model took, in milliseconds, at least 0.</summary>
    public double? LatencyMs { get; init; }

    /// <summary>Probability with which the logging policy chose this answer, in (0, 1].</summary>
    public double? Propensity { get; init; }

    /// <summary>Name of the logging policy.</summary>
    public string? Policy { get; init; }

    /// <summary>Experiment that the subject was in.</summary>
    public ExperimentAssignment? Experiment { get; init; }

    /// <summary>Attributes to split by; at most 50, values of at most 200 characters.</summary>
    public IReadOnlyDictionary<string, string>? Segments { get; init; }

    /// <summary>Where the request came from.</summary>
    public PredictionContext? Context { get; init; }

    /// <summary>Tokens and money spent on the answer.</summary>
    public UsageFigures? Usage { get; init; }
}
