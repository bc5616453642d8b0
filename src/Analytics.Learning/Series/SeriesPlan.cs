using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.ML;

namespace Analytics.Learning.Series;

/// <summary>All that makes a step: its columns, its settings and its state. Plain data.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(IidSpikePlan), "iid-spike")]
[JsonDerivedType(typeof(IidChangePointPlan), "iid-change-point")]
[JsonDerivedType(typeof(SsaSpikePlan), "ssa-spike")]
[JsonDerivedType(typeof(SsaChangePointPlan), "ssa-change-point")]
[JsonDerivedType(typeof(SrCnnPlan), "sr-cnn")]
[JsonDerivedType(typeof(ForecastPlan), "forecast")]
internal abstract record SeriesPlan
{
    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public required string Input { get; init; }

    public required string Output { get; init; }

    /// <summary>The columns that the step writes.</summary>
    public abstract IReadOnlyList<SeriesColumn> Columns();

    public static SeriesPlan Parse(ReadOnlySpan<byte> saved) => JsonSerializer.Deserialize<SeriesPlan>(saved, Json)!;

    public byte[] Serialised() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>The transformer of the trained plan.</summary>
    public abstract SeriesTransformer ToTransformer();

    /// <summary>Starts where the plan stands. An SSA detector may take a value in before it forecasts, as ML.NET's engine does.</summary>
    public abstract SeriesRun Start(bool consumeFirst = false);

    /// <summary>The plan trained on the data, where it needs any.</summary>
    public virtual SeriesPlan Train(IDataView data) => this;
}
