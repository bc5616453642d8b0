namespace Analytics.Api.Samples;

/// <summary>The records of one day, by kind. Feedback follows the predictions that it speaks of.</summary>
internal sealed class DayRecords : IDisposable
{
    public BodyWriter Predictions { get; } = new("/v1/predictions/batch");

    public BodyWriter Feedback { get; } = new("/v1/feedback/batch");

    public BodyWriter Safety { get; } = new("/v1/safety/batch");

    public BodyWriter Events { get; } = new("/v1/events/batch");

    public BodyWriter Metrics { get; } = new("/v1/metrics/batch");

    private BodyWriter[] Writers => [Predictions, Feedback, Safety, Events, Metrics];

    public IReadOnlyList<SampleBody> Bodies() => [.. Writers.SelectMany(writer => writer.Bodies())];

    public void Dispose()
    {
        foreach (var writer in Writers) writer.Dispose();
    }
}
