using Analytics.Contracts.Recording;

namespace Analytics.Core.Ingestion;

/// <summary>Reads samples that another protocol brought.</summary>
internal static class MetricSampleReader
{
    public static void Read(IReadOnlyList<MetricSample> samples, ItemScope item, DraftBatch batch)
    {
        batch.Container = "";
        batch.Received = samples.Count;
        for (var i = 0; i < samples.Count; i++)
        {
            var draft = new Draft();
            item.Begin(i);
            if (MetricSeries.Read(samples[i], item, ref draft))
                batch.Add(in draft);
            else
                batch.Reject(i, null, item.Fault!);
        }
    }
}
