using Analytics.Contracts.Recording;

namespace Analytics.Api.Recording.Otlp;

/// <summary>The samples of an export request, each with the data point that it came from.</summary>
internal sealed class OtlpReading
{
    private readonly List<MetricSample> samples = [];
    private readonly List<int> pointOfSample = [];
    private readonly HashSet<int> rejected = [];
    private int points;

    public IReadOnlyList<MetricSample> Samples => samples;

    /// <summary>Data points of which any sample could not be taken.</summary>
    public int RejectedPoints => rejected.Count;

    /// <summary>Starts the next data point; the samples added from now on are its.</summary>
    public void NextPoint() => points++;

    public void Add(MetricSample sample)
    {
        if (!double.IsFinite(sample.Value))
        {
            RejectPoint();
            return;
        }

        samples.Add(sample);
        pointOfSample.Add(points);
    }

    public void RejectPoint() => rejected.Add(points);

    /// <summary>Marks the point of a sample that was turned away.</summary>
    public void RejectSample(int index) => rejected.Add(pointOfSample[index]);
}
