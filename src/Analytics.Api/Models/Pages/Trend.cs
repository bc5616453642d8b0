using Analytics.Contracts.Reporting;

namespace Analytics.Api.Models.Pages;

/// <summary>
/// How a figure moved within a series: the latest buckets that hold a fifth of the records, against those before. Means are weighted by records;
/// standard errors are read off the buckets' 95 % intervals.
/// </summary>
internal sealed record Trend(double Earlier, double Recent, DateTimeOffset Since, double Z)
{
    private const double RecentShare = 0.2;

    // Two-sided 99 %: a page is looked at often, and a trend that is none costs trust.
    private const double Conclusive = 2.576;
    private const double Normal95 = 1.96;

    public bool Falls => Z < -Conclusive;

    public bool Rises => Z > Conclusive;

    /// <summary>Null where there are fewer than two buckets with an interval.</summary>
    public static Trend? Of(IReadOnlyList<BucketFigures> series, Func<BucketFigures, Figure?> figure)
    {
        var parts = series.Select(bucket => (bucket.From, Figure: figure(bucket)))
            .Where(part => part.Figure is { Value: not null, Lower: not null, Upper: not null, N: > 0 })
            .Select(part => new Part(part.From, part.Figure!.N, part.Figure.Value!.Value, (part.Figure.Upper!.Value - part.Figure.Lower!.Value) / 2 / Normal95))
            .ToList();
        var (split, taken, all) = (parts.Count, 0L, parts.Sum(part => part.N));
        while (split > 1 && taken < RecentShare * all) taken += parts[--split].N;
        if (split == parts.Count) return null;

        var (earlier, earlierError) = Pool(parts[..split]);
        var (recent, recentError) = Pool(parts[split..]);
        var error = Math.Sqrt(earlierError * earlierError + recentError * recentError);
        return error > 0 ? new(earlier, recent, parts[split].From, (recent - earlier) / error) : null;
    }

    private static (double Mean, double Error) Pool(IReadOnlyList<Part> parts)
    {
        var n = (double)parts.Sum(part => part.N);
        return (parts.Sum(part => part.N * part.Value) / n, Math.Sqrt(parts.Sum(part => part.N * part.Error * (part.N * part.Error))) / n);
    }

    private readonly record struct Part(DateTimeOffset From, long N, double Value, double Error);
}
